import type { NanoUsd, RunId } from '@factoids/contracts';
import { TURN_CALL } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import type { FactoidStore } from '../../factoids/index.ts';
import { type Answer, LostRun, ProviderError, RunCancelled, type Working } from '../../runs/index.ts';
import { answerText, citedSources, plainCharacters } from '../../text/index.ts';
import { type AgentAnswer, type ChatAgent, type TurnBrief, VERIFY_QUESTION } from '../chat-agent.ts';
import type { ChatTool, FoundSource } from '../chat-tool.ts';
import type { FoundVerdict } from '../tools/record-verdict.ts';
import { offerOf, toolsOfTurn } from '../tools/tools-of-turn.ts';
import type { WebSearch } from '../web-search.ts';
import type { TurnRecord } from './after-turn.ts';
import { historyOf } from './history-of.ts';
import type { RelatedDeps } from './retrieval.ts';
import { type SourceBook, sourceBook } from './source-book.ts';
import { timeLimit } from './time-limit.ts';
import type { CallsDeps } from './turn-calls.ts';
import { openDesk } from './turn-desk.ts';
import type { TurnSetting } from './turn-setting.ts';

export interface AnswerDeps extends CallsDeps, RelatedDeps {
  readonly factoids: Pick<FactoidStore, 'find' | 'findMany'>;
  readonly agent: ChatAgent;
  /** null without a key. */
  readonly web: WebSearch | null;
  /** Told of an agent that broke in a way that nobody foresaw. */
  readonly onFault: (error: unknown, runId: RunId) => void;
}

export interface Turn {
  readonly deps: AnswerDeps;
  readonly working: Working<'chat'>;
  readonly setting: TurnSetting;
  /** What one search of the web costs; null when it is not searched. */
  readonly webPrice: NanoUsd | null;
  readonly find: (text: string) => Promise<readonly FoundSource[]>;
  /** Told how the turn went, whatever became of it. */
  readonly onEnd: (record: TurnRecord) => void;
}

/** Well within a worker's life, so that a turn is ended by who carries it out. */
const TURN_MS = 80_000;

/** Has the agent answer, and tidies what it wrote. Throws what ends the turn without an answer; readers keep what they saw. */
export async function answerTurn({ deps, working, setting, webPrice, find, onEnd }: Turn): Promise<Answer> {
  const { log, stop } = working;
  const sources = sourceBook();
  let verdict: FoundVerdict | null = null;
  let answer: Answer | null = null;
  const onVerdict = (found: FoundVerdict) => {
    verdict = found;
  };
  const tools = toolsOfTurn({ deps, sources, onVerdict }, setting.purpose, webPrice);
  const brief = briefOf(working, setting, tools);
  const { question } = brief;
  const time = timeLimit({ clock: deps.clock, stop: stop.signal, limitMs: TURN_MS });
  const opened = openDesk({
    ...{ deps, log, tools, sources, find, question },
    ...{ signal: time.signal, stop: () => stop.abort() },
  });
  try {
    const given = await time
      .within(() => deps.agent.answer(brief, opened.desk))
      .catch((error: unknown) => {
        throw foreseen(error, () => time.signal.aborted || deps.onFault(error, log.run().id));
      });
    answer = tidied(given, sources);
  } finally {
    // Even of an answer that is there: who has lost the run learns it here.
    await opened.close().finally(() => {
      onEnd({ run: log.run(), setting, question, said: log.said, answer: answer?.text ?? null, verdict, traces: opened.traces });
    });
  }
  return answer;
}

/** Whoever waits for an answer learns at once that there is none, and not when the run's lease has run out. */
function foreseen(error: unknown, onFault: () => void): unknown {
  if (error instanceof AppError || error instanceof LostRun || error instanceof RunCancelled) return error;
  onFault();
  return new AppError('internal', { cause: error });
}

function briefOf({ log }: Turn['working'], setting: TurnSetting, tools: readonly ChatTool[]): TurnBrief {
  const { session, messages, message, factoid, purpose } = setting;
  const { id, input } = log.run();
  const { contextBytes, historyBytes, toolBytes } = TURN_CALL;
  const isCheck = purpose === 'verify';
  return {
    purpose,
    question: isCheck ? VERIFY_QUESTION : message.text,
    factoid: factoid && { text: factoid.text, subject: factoid.subject },
    summary: isCheck ? null : session.summary,
    history: isCheck ? [] : historyOf({ messages, summary: session.summary, present: id }),
    tools: input.model.tools ? tools.map(offerOf) : [],
    limits: { contextBytes, historyBytes, toolBytes },
  };
}

/** @throws ProviderError `invalid_output` when nothing is left of it */
function tidied({ text: raw, summary }: AgentAnswer, sources: SourceBook): Answer {
  const text = answerText(raw, sources.all());
  if (text === '') throw new ProviderError('invalid_output');
  return {
    text,
    sources: citedSources(text, sources.all()),
    summary: summary && { ...summary, text: plainCharacters(summary.text) },
  };
}
