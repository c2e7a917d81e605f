import type { RunEvent, RunEventBody } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import type { ProviderUsage } from './factoid-writer.ts';
import { LostRun, RunCancelled } from './lost-run.ts';
import type { Run, RunCall } from './run.ts';
import type { RunStore } from './run-store.ts';

/** A worker's pen on one run: it keeps the place in the log and what its calls used. */
export interface RunLog {
  readonly seq: number;
  /** The run with what its calls are known to have used. */
  run(): Run;
  append(body: RunEventBody): Promise<void>;
  /** Notes that a model call begins, which rules out that anybody else ever makes it. Throws RunCancelled or LostRun. */
  startCall(attempt: number): Promise<void>;
  /** Kept at once, so that the cost can be looked up if this worker dies. A failed write is made good by the ending. */
  noteGeneration(generationId: string): void;
  noteUsage(usage: ProviderUsage): void;
}

interface Opening {
  readonly deps: { readonly clock: Clock; readonly runs: RunStore };
  readonly run: Run;
  readonly seq: number;
}

export function openRunLog({ deps, run, seq: firstSeq }: Opening): RunLog {
  let seq = firstSeq;
  let calls = run.calls;
  const position = () => ({ runId: run.id, epoch: run.epoch, seq });
  const next = (body: RunEventBody): RunEvent => ({
    ...body,
    run_id: run.id,
    seq: seq + 1,
    at: deps.clock.now().toISOString(),
  });
  const amendLastCall = (learned: Partial<RunCall>) => {
    calls = calls.map((call, index) => (index === calls.length - 1 ? { ...call, ...learned } : call));
  };
  return {
    get seq() {
      return seq;
    },
    run: () => ({ ...run, calls }),
    async append(body) {
      if (!(await deps.runs.append(next(body)))) throw new LostRun();
      seq += 1;
    },
    async startCall(attempt) {
      const event = next({ type: 'running', model: run.input.model.id, attempt });
      const begun: RunCall[] = [...calls, { startedAt: event.at, generationId: null, usage: null }];
      if (!(await deps.runs.startCall(position(), begun, event))) throw await whyRefused(deps.runs, run);
      seq += 1;
      calls = begun;
    },
    noteGeneration(generationId) {
      amendLastCall({ generationId });
      deps.runs.recordGeneration(run.id, calls.length - 1, generationId).catch(() => undefined);
    },
    noteUsage: (usage) => amendLastCall({ usage }),
  };
}

async function whyRefused(runs: RunStore, { id, epoch }: Run): Promise<Error> {
  const now = await runs.find(id);
  return now?.epoch === epoch && now.finishedAt === null && now.cancelRequestedAt !== null ? new RunCancelled() : new LostRun();
}
