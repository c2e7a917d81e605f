import type { Clock } from '../../clock.ts';
import type { ProviderError, RunLog, RunOf } from '../../runs/index.ts';
import { RAW_MAX_CHARS } from '../../text/index.ts';
import type { CallTrace, TurnDesk } from '../chat-agent.ts';
import type { ChatTool, FoundSource } from '../chat-tool.ts';
import { foundBefore } from './found-before.ts';
import { inOrder } from './in-order.ts';
import type { SourceBook } from './source-book.ts';
import { type CallsDeps, turnCalls } from './turn-calls.ts';
import { takeMore } from './turn-money.ts';
import { turnWords } from './turn-words.ts';
import { toolUser } from './use-tool.ts';

interface Opening {
  readonly deps: CallsDeps & { readonly clock: Clock };
  readonly log: RunLog<RunOf<'chat'>>;
  /** Aborted when the turn is cancelled, lost or out of time. */
  readonly signal: AbortSignal;
  /** Ends the turn when its log cannot be written any more. */
  readonly stop: () => void;
  readonly question: string;
  readonly tools: readonly ChatTool[];
  readonly sources: SourceBook;
  /** Searches; what it finds gets the next numbers. */
  readonly find: (text: string) => Promise<readonly FoundSource[]>;
}

export interface OpenDesk {
  readonly desk: TurnDesk;
  readonly traces: readonly CallTrace[];
  /** Writes what is left to write; afterwards nothing more is written. Throws LostRun when the log is another's. */
  close(): Promise<void>;
}

/** What an agent may do, and all of it in the run's log: see {@link TurnDesk}. */
export function openDesk(opening: Opening): OpenDesk {
  const { deps, log, signal, question, tools, sources, find } = opening;
  const write = inOrder();
  const traces: CallTrace[] = [];
  const calls = turnCalls({ deps, log, write, question });
  const found = foundBefore(log);
  const words = turnWords({
    clock: deps.clock,
    append: (text) => write(() => log.append({ type: 'delta', text })),
    onFailure: opening.stop,
  });
  const useTool = toolUser({
    ...{ clock: deps.clock, signal, log, write, sources, tools },
    takeMore: (amount) => takeMore({ deps, log, write }, { amount, model: calls.model }),
  });
  /** Before each thing that is told besides words: they come first, and another call begins anew. */
  const settled = async (): Promise<void> => {
    signal.throwIfAborted();
    await words.flush();
    await write(found.tell);
  };
  const noteFailure = (failure: ProviderError): void => {
    if (failure.generationId !== null) log.noteGeneration(failure.generationId, calls.last);
    if (failure.booked) log.noteUsage(failure.booked, calls.last);
  };
  const desk: TurnDesk = {
    signal,
    retrieve: async (text) => found.note(sources.number(await find(text))),
    async beginCall(purpose) {
      await settled();
      const terms = await calls.begin(purpose);
      if (terms) words.restart();
      return terms;
    },
    async beginInstead(purpose, failure) {
      await settled();
      const terms = await calls.beginInstead(purpose, failure);
      if (terms) words.restart();
      return terms;
    },
    noteGeneration: (generationId) => log.noteGeneration(generationId, calls.last),
    noteUsage: (usage) => log.noteUsage(usage, calls.last),
    noteFailure,
    noteTrace: (trace) => void traces.push(trace),
    say(text) {
      if (signal.aborted) return;
      words.say(text);
      if (found.isCitedBy(text.slice(0, RAW_MAX_CHARS))) void write(found.tell).catch(opening.stop);
    },
    async useTool(call) {
      await settled();
      return useTool(call);
    },
  };
  const close = async (): Promise<void> => {
    try {
      await words.flush();
      await write(found.tell);
    } finally {
      await write.close();
    }
  };
  return { desk, traces, close };
}
