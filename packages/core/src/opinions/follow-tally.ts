import type { FactoidId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { VoteStore, VoteTally } from './vote-store.ts';

interface Deps {
  readonly votes: Pick<VoteStore, 'rank'>;
}

/**
 * Brings a factoid's place in line with its tally, after a vote. A place is only ever written on condition that the tally is the
 * one it was made of. When it is not the first time, somebody voted before us: what stands then is ours to place. When that does
 * not stand either, a later vote changed it, and its own caller places it. A place that nobody could write is behind until the
 * next vote; the vote itself is safe. @returns the tally as it was last seen.
 */
export async function followTally(deps: Deps, id: FactoidId, expected: VoteTally): Promise<VoteTally> {
  try {
    const standing = await deps.votes.rank(id, expected);
    if (standing === null || isSame(standing, expected)) return expected;
    return (await deps.votes.rank(id, standing)) ?? standing;
  } catch (error) {
    if (error instanceof AppError) return expected;
    throw error;
  }
}

function isSame(a: VoteTally, b: VoteTally): boolean {
  return a.up === b.up && a.down === b.down;
}
