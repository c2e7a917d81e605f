import type { FactoidId } from '@factoids/contracts';
import type { Owner, StandingVote } from '@factoids/core';
import * as z from 'zod';
import { factoidKey } from './factoid-item.ts';
import { withoutNulls } from './table.ts';

const VoteItem = z
  .object({ vote: z.enum(['up', 'down']), counted: z.boolean(), network: z.string().nullable().default(null) })
  .transform(({ vote: side, counted, network }): StandingVote => ({ side, counted, network }));

const NetworkVotesItem = z.object({ counted: z.int() }).transform(({ counted }) => counted);

/** A client's vote, beside its factoid. */
export const voteKey = (id: FactoidId, owner: Owner) => ({ pk: factoidKey(id).pk, sk: `VOTE#${owner}` });

/** How many votes from a network count for a factoid: as many as there are votes that name it. */
export const networkVotesKey = (id: FactoidId, network: string) => ({ pk: factoidKey(id).pk, sk: `NETVOTES#${network}` });

/** The attributes of a vote by which it is told from another one. */
export function voteAttributes({ side, counted, network }: StandingVote) {
  return withoutNulls({ vote: side, counted, network });
}

export function parseVoteItem(item: unknown): StandingVote {
  return VoteItem.parse(item);
}

export function parseNetworkVotesItem(item: unknown): number {
  return NetworkVotesItem.parse(item);
}
