import type { Vote } from '@factoids/contracts';
import type { Place, Side, StandingVote, VoteTally } from './vote-store.ts';

interface Situation {
  readonly wanted: Vote;
  readonly standing: StandingVote | null;
  /** null where nothing limits how many votes count. */
  readonly cap: { readonly network: string; readonly fromNetwork: number; readonly most: number } | null;
}

export interface VoteDecision {
  readonly after: StandingVote | null;
  readonly tally: VoteTally;
  readonly takes: Place | null;
  readonly frees: string | null;
}

const NO_CHANGE: VoteTally = { up: 0, down: 0 };

/**
 * What a vote becomes; null when it stands already. A vote that counts goes on counting when it changes sides. One that does not is
 * looked at anew when it changes, and never by itself because a place became free.
 */
export function decideVote({ wanted, standing, cap }: Situation): VoteDecision | null {
  if (wanted === (standing?.side ?? 'none')) return null;
  const counted = standing?.counted ? standing : null;
  if (wanted === 'none') return { after: null, tally: change(null, counted), takes: null, frees: counted?.network ?? null };
  if (counted) return { after: { ...counted, side: wanted }, tally: change(wanted, counted), takes: null, frees: null };
  if (cap === null) return { after: countedVote(wanted, null), tally: change(wanted, null), takes: null, frees: null };
  const { network, fromNetwork, most } = cap;
  if (fromNetwork >= most) {
    return { after: { side: wanted, counted: false, network: null }, tally: NO_CHANGE, takes: null, frees: null };
  }
  const takes = { network, takenAtMost: most - 1 };
  return { after: countedVote(wanted, network), tally: change(wanted, null), takes, frees: null };
}

function countedVote(side: Side, network: string | null): StandingVote {
  return { side, counted: true, network };
}

function change(to: Side | null, from: StandingVote | null): VoteTally {
  const by = (side: Side) => Number(to === side) - Number(from?.side === side);
  return { up: by('up'), down: by('down') };
}
