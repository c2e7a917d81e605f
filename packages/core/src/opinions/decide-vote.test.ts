import type { Vote } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideVote } from './decide-vote.ts';
import type { StandingVote } from './vote-store.ts';

const NETWORKS = ['a', 'b'] as const;
const MOST = 2;

interface Cast {
  readonly owner: number;
  readonly wanted: Vote;
  /** null: with a key. */
  readonly network: string | null;
  /** Whether the policy has a cap at that moment. */
  readonly isCapped: boolean;
}

const casts: fc.Arbitrary<Cast[]> = fc.array(
  fc.record({
    owner: fc.nat(5),
    wanted: fc.constantFrom('up', 'down', 'none'),
    network: fc.constantFrom(...NETWORKS, null),
    isCapped: fc.boolean(),
  }),
  { maxLength: 40 },
);

/** Casts votes one after another, as the store would keep them. */
function castAll(all: readonly Cast[]) {
  const votes = new Map<number, StandingVote>();
  const places = new Map<string, number>();
  const tally = { up: 0, down: 0 };
  const move = (network: string | null | undefined, by: number) =>
    network && places.set(network, (places.get(network) ?? 0) + by);
  for (const { owner, wanted, network, isCapped } of all) {
    const cap = isCapped && network !== null ? { network, fromNetwork: places.get(network) ?? 0, most: MOST } : null;
    const decision = decideVote({ wanted, standing: votes.get(owner) ?? null, cap });
    if (decision === null) continue;
    if (decision.takes && (places.get(decision.takes.network) ?? 0) > decision.takes.takenAtMost) throw new Error('no place');
    if (decision.after) votes.set(owner, decision.after);
    else votes.delete(owner);
    move(decision.takes?.network, 1);
    move(decision.frees, -1);
    tally.up += decision.tally.up;
    tally.down += decision.tally.down;
  }
  return { votes: [...votes.values()], places, tally };
}

describe('whatever is voted, changed and taken back', () => {
  it('the tally is the number of counted votes, and so is each network’s number of places', () => {
    fc.assert(
      fc.property(casts, (all) => {
        const { votes, places, tally } = castAll(all);
        const counted = votes.filter((vote) => vote.counted);
        const on = (side: string) => counted.filter((vote) => vote.side === side).length;
        expect(tally).toEqual({ up: on('up'), down: on('down') });
        for (const network of NETWORKS) {
          const own = counted.filter((vote) => vote.network === network).length;
          expect(places.get(network) ?? 0).toBe(own);
          expect(own).toBeLessThanOrEqual(MOST);
        }
      }),
    );
  });

  it('the same vote again changes nothing', () => {
    fc.assert(
      fc.property(casts, (all) => {
        const doubled = all.flatMap((cast) => [cast, cast]);
        expect(castAll(doubled)).toEqual(castAll(all));
      }),
    );
  });
});
