import type { NanoUsd, RunEvent, RunEventBody } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import type { ProviderUsage } from './factoid-writer.ts';
import { LostRun, RunCancelled } from './lost-run.ts';
import type { Run, RunCall } from './run.ts';
import type { RunStore } from './run-store.ts';
import { hear, NOTHING_SAID } from './said.ts';
import type { Said } from './turn.ts';

/** A worker's pen on one run: it keeps the place in the log and what its calls used. */
export interface RunLog<Of extends Run = Run> {
  readonly seq: number;
  /** The run with what its calls are known to have used. */
  run(): Of;
  /** What readers have seen of an answer so far. */
  readonly said: Said;
  append(body: RunEventBody): Promise<void>;
  /**
   * Notes that a paid call begins, which rules out that anybody else ever makes it; `event` tells readers. Throws RunCancelled or
   * LostRun. `maxCost` where it is not the quote's.
   */
  startCall(event: RunEventBody, maxCost?: NanoUsd): Promise<void>;
  /** The run took more: the ending has to name as many pieces as it holds. */
  noteHolds(holds: Run['holds']): void;
  /**
   * Kept at once, so that the cost can be looked up if this worker dies; told again, it is not written again. A failed write is made
   * good by the ending. `call` is the index of the call that it is about: the last one where it is left out.
   */
  noteGeneration(generationId: string, call?: number): void;
  noteUsage(usage: ProviderUsage, call?: number): void;
}

interface Opening<Of extends Run> {
  readonly deps: { readonly clock: Clock; readonly runs: RunStore };
  readonly run: Of;
  readonly seq: number;
}

export function openRunLog<Of extends Run>({ deps, run, seq: firstSeq }: Opening<Of>): RunLog<Of> {
  let seq = firstSeq;
  let { calls, holds } = run;
  let said = NOTHING_SAID;
  const position = () => ({ runId: run.id, epoch: run.epoch, seq });
  const next = (body: RunEventBody): RunEvent => ({
    ...body,
    run_id: run.id,
    seq: seq + 1,
    at: deps.clock.now().toISOString(),
  });
  const amend = (at: number, learned: Partial<RunCall>) => {
    calls = calls.map((call, index) => (index === at ? { ...call, ...learned } : call));
  };
  return {
    get seq() {
      return seq;
    },
    get said() {
      return said;
    },
    run: () => ({ ...run, calls, holds }),
    async append(body) {
      const event = next(body);
      if (!(await deps.runs.append(event))) throw new LostRun();
      seq += 1;
      said = hear(said, event);
    },
    async startCall(body, maxCost) {
      const event = next(body);
      const call = { startedAt: event.at, generationId: null, usage: null };
      const begun: RunCall[] = [...calls, maxCost === undefined ? call : { ...call, maxCost }];
      if (!(await deps.runs.startCall(position(), begun, event))) throw await whyRefused(deps.runs, run);
      seq += 1;
      calls = begun;
      said = hear(said, event);
    },
    noteHolds(taken) {
      holds = taken;
    },
    noteGeneration(generationId, call = calls.length - 1) {
      if (calls[call]?.generationId === generationId) return;
      amend(call, { generationId });
      deps.runs.recordGeneration(run.id, call, generationId).catch(() => undefined);
    },
    noteUsage: (usage, call = calls.length - 1) => amend(call, { usage }),
  };
}

async function whyRefused(runs: RunStore, { id, epoch }: Run): Promise<Error> {
  const now = await runs.find(id);
  return now?.epoch === epoch && now.finishedAt === null && now.cancelRequestedAt !== null ? new RunCancelled() : new LostRun();
}
