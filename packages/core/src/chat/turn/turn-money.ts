import type { NanoUsd } from '@factoids/contracts';
import type { ReadingDeps } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import { type RunLog, type RunOf, type RunStore, topUpRun } from '../../runs/index.ts';
import type { Queued } from './in-order.ts';

export interface MoneyDeps extends ReadingDeps {
  readonly runs: RunStore;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

interface Purse {
  readonly deps: MoneyDeps;
  readonly log: RunLog<RunOf<'chat'>>;
  readonly write: Queued;
}

interface More {
  readonly amount: NanoUsd;
  /** The model that is to be called, or that asked for what is to be paid. */
  readonly model: string;
}

/**
 * Takes more for one call that is about to be made; false when a limit refuses it, and when nobody can tell: no money, no call.
 * Throws LostRun.
 */
export function takeMore({ deps, log, write }: Purse, more: More): Promise<boolean> {
  return write(async () => {
    try {
      const longer = await topUpRun({ deps, run: log.run(), seq: log.seq, action: 'chat', ...more });
      log.noteHolds(longer.holds);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'store_busy') await readHolds({ deps, log, write });
      return false;
    }
  });
}

/** The store may have taken it although its answer got lost: the ending has to name all that is held. */
async function readHolds({ deps, log }: Purse): Promise<void> {
  const { id, epoch } = log.run();
  const standing = await deps.runs.find(id).catch(() => null);
  if (standing?.epoch === epoch && standing.finishedAt === null) log.noteHolds(standing.holds);
}
