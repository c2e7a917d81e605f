import { createHash } from 'node:crypto';
import type { FactoidId } from '@factoids/contracts';
import type { FactoidRecord } from './factoid.ts';
import { wilsonLowerBound } from './wilson.ts';

const RANK_DIGITS = 6;

/** Sorts by the Wilson lower bound of the votes, and the newer first where that is the same. */
export function rankKey({ id, votes }: Pick<FactoidRecord, 'id' | 'votes'>): string {
  return `${wilsonLowerBound(votes).toFixed(RANK_DIGITS)}#${id}`;
}

/** Where a factoid lies on the circle that shuffled lists walk round: sixteen hex digits of a hash, the same for ever. */
export function shuffleKey(id: FactoidId): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}
