import type { AppError } from '../app-error.ts';
import { type DailyStore, type FactoidRecord, type FactoidStore, textHash } from '../factoids/index.ts';
import { dayTaken, duplicateOf } from './duplicate.ts';
import type { Outcome } from './end-run.ts';
import type { Run } from './run.ts';

interface Deps {
  readonly factoids: FactoidStore;
  readonly daily: DailyStore;
}

/** Something that can be in a factoid's way when its run ends: the failure that it means, or null when it is not there. */
type Obstacle = (deps: Deps, factoid: FactoidRecord, run: Run) => Promise<AppError | null>;

const OBSTACLES: readonly Obstacle[] = [saidMeanwhile, dayHasOne];

/**
 * How a run ends whose factoid the store refused; null when nothing but the run itself is the reason: it is another's then.
 * The conditions of the transaction tell that one did not hold, not which.
 */
export async function insteadOf(deps: Deps, run: Run, outcome: Outcome): Promise<Outcome | null> {
  if (!('factoid' in outcome)) return null;
  for (const obstacle of OBSTACLES) {
    const failure = await obstacle(deps, outcome.factoid, run);
    if (failure) return { status: 'failed', problem: failure.toProblem() };
  }
  return null;
}

/** Another run published the same text a moment before. */
async function saidMeanwhile({ factoids }: Deps, { id, text }: FactoidRecord): Promise<AppError | null> {
  const first = await factoids.findByText(textHash(text));
  return first === null || first === id ? null : duplicateOf(first);
}

/** The day for which it was written got its factoid from another run. */
async function dayHasOne({ daily }: Deps, { id }: FactoidRecord, { daily: date }: Run): Promise<AppError | null> {
  const standing = date === null ? null : await daily.find(date);
  return standing === null || standing.factoidId === id ? null : dayTaken(standing);
}
