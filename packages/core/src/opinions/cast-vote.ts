import type { FactoidId, Vote, VoteResult } from '@factoids/contracts';
import type { ApiKeyRecord, Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  admitFree,
  type LimitState,
  ownerOfCaller,
  type ReadAdmission,
  readAdmission,
} from '../admission/index.ts';
import { requireShown } from '../factoids/index.ts';
import { untilDecided } from '../runs/index.ts';
import { decideVote } from './decide-vote.ts';
import { followTally } from './follow-tally.ts';
import type { VoteReading, VoteStore, VoteTally } from './vote-store.ts';

type AdmissionDeps = ReadAdmission['deps'];

interface Deps extends AdmissionDeps {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly votes: VoteStore;
}

interface Input {
  readonly caller: Caller;
  readonly id: FactoidId;
  readonly vote: Vote;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

interface CastVote {
  readonly result: VoteResult;
  /** The record of the key that voted. */
  readonly key: ApiKeyRecord | null;
}

interface Written extends CastVote {
  /** Whether the tally is another one now. */
  readonly isTallied: boolean;
}

/**
 * One vote per client and factoid, which may be changed or taken back. Rates, the vote, the tally and the network's number of
 * counted votes are one transaction; then the factoid's place follows. The same vote again writes nothing. Throws `not_found`,
 * `factoid_hidden`, `denied`, `rate_limited`, and `store_busy` when nothing could be decided in time.
 */
export async function castVote({ deps, input }: { deps: Deps; input: Input }): Promise<CastVote> {
  const { result, key, isTallied } = await untilDecided(deps, () => attempt(deps, input));
  if (!isTallied) return { result, key };
  return { result: { ...result, votes: await followTally(deps, input.id, result.votes) }, key };
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: Deps, input: Input): Promise<Written | null> {
  const { caller, id, vote: wanted } = input;
  const owner = ownerOfCaller(caller);
  const network = caller.kind === 'anonymous' ? caller.network : null;
  const [basis, reading] = await Promise.all([
    readAdmission({ deps, caller, action: 'vote' }),
    deps.votes.read({ id, owner, network }),
  ]);
  const { takings, noteTaken } = admitFree(basis, { action: 'vote', noteLimits: input.noteLimits, random: deps.random });
  const { votes } = requireShown(reading.factoid);
  const { key } = basis.reading;
  const decision = decideVote({ wanted, standing: reading.vote, cap: capOf(basis, network, reading) });
  if (decision === null) return { result: resultOf(wanted, reading.vote, votes), key, isTallied: false };
  const change = { id, owner, before: reading.vote, ...decision, takings, at: basis.now.toISOString() };
  if (!(await deps.votes.write(change))) return null;
  noteTaken();
  const { after, tally } = decision;
  const sum = { up: votes.up + tally.up, down: votes.down + tally.down };
  return { result: resultOf(wanted, after, sum), key, isTallied: tally.up !== 0 || tally.down !== 0 };
}

function capOf({ controls }: AdmissionBasis, network: string | null, { fromNetwork }: VoteReading) {
  const most = controls.policy.votes_per_factoid.network;
  return network === null || most === null ? null : { network, fromNetwork, most };
}

function resultOf(vote: Vote, standing: { readonly counted: boolean } | null, votes: VoteTally): VoteResult {
  return { vote, counted: standing?.counted ?? false, votes };
}
