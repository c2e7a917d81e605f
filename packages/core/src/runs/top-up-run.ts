import type { NanoUsd } from '@factoids/contracts';
import {
  type Action,
  holdPieces,
  previousWindow,
  type ReadingDeps,
  readAgain,
  requireNotStopped,
  topUp,
  windowOf,
} from '../admission/index.ts';
import { LostRun } from './lost-run.ts';
import type { Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import { untilDecided } from './until-decided.ts';

interface TopUp {
  readonly deps: ReadingDeps & { readonly runs: RunStore; readonly random: () => number };
  readonly run: Run;
  /** The last event that its writer knows of. */
  readonly seq: number;
  readonly action: Action;
  readonly amount: NanoUsd;
  /** Whose kill refuses it, too. */
  readonly model: string;
}

/**
 * Takes more for a run that goes on, before the call that it is for: the run with its longer hold. Throws the refusal of the
 * limit that binds, `paused` under a kill, LostRun when the run is another's by now or of a day before yesterday, and `store_busy`.
 */
export function topUpRun({ deps, run, seq, action, amount, model }: TopUp): Promise<Run> {
  return untilDecided(deps, async () => {
    const basis = await readAgain(deps, { ...run, action });
    if (isTooOld(run, basis.now)) throw new LostRun();
    requireNotStopped(basis.controls.kills, model);
    const takings = topUp({ ...basis, action, canVerify: false }, amount, deps.random);
    const position = { runId: run.id, epoch: run.epoch, seq };
    if (await deps.runs.topUp(position, takings)) return { ...run, holds: [...run.holds, ...holdPieces(takings)] };
    const now = await deps.runs.find(run.id);
    if (!now || now.epoch !== run.epoch || now.finishedAt !== null) throw new LostRun();
    return null;
  });
}

/** The close of a day looks for what was taken in it at its own runs and those of the day before. */
function isTooOld({ window }: Run, now: Date): boolean {
  return window < previousWindow(windowOf(now));
}
