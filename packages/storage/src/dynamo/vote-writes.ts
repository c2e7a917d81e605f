import type { StandingVote, VoteChange } from '@factoids/core';
import { takingUpdate } from './counter-writes.ts';
import { factoidKey } from './factoid-item.ts';
import { networkVotesKey, voteAttributes, voteKey } from './vote-item.ts';
import type { Write } from './write.ts';

interface Tables {
  readonly content: string;
  readonly ledger: string;
}

export function voteWrites({ content, ledger }: Tables, change: VoteChange): Write[] {
  return [
    voteWrite(content, change),
    ...tallyWrites(content, change),
    ...placeWrites(content, change),
    ...change.takings.map((taking) => ({ Update: takingUpdate(ledger, taking) })),
  ];
}

function voteWrite(TableName: string, { id, owner, before, after, at }: VoteChange): Write {
  const key = voteKey(id, owner);
  if (after === null) return { Delete: { TableName, Key: key, ...stillAs(before) } };
  return { Put: { TableName, Item: { ...key, ...voteAttributes(after), at }, ...stillAs(before) } };
}

/** What the vote was when it was read: an absent attribute stands for null. */
function stillAs(before: StandingVote | null) {
  if (before === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { vote, counted, network } = voteAttributes(before);
  return {
    ConditionExpression: `vote = :vote AND #counted = :counted AND ${network === undefined ? 'attribute_not_exists(network)' : 'network = :network'}`,
    ExpressionAttributeNames: { '#counted': 'counted' },
    ExpressionAttributeValues: { ':vote': vote, ':counted': counted, ...(network !== undefined && { ':network': network }) },
  };
}

function tallyWrites(TableName: string, { id, tally }: VoteChange): Write[] {
  if (tally.up === 0 && tally.down === 0) return [];
  const update = {
    TableName,
    Key: factoidKey(id),
    UpdateExpression: 'SET votes.#up = votes.#up + :up, votes.#down = votes.#down + :down ADD vote_count :both',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#hidden)',
    ExpressionAttributeNames: { '#up': 'up', '#down': 'down', '#hidden': 'hidden' },
    ExpressionAttributeValues: { ':up': tally.up, ':down': tally.down, ':both': tally.up + tally.down },
  };
  return [{ Update: update }];
}

function placeWrites(TableName: string, { id, takes, frees }: VoteChange): Write[] {
  const add = (network: string, count: number) => ({
    TableName,
    Key: networkVotesKey(id, network),
    UpdateExpression: 'ADD #counted :count',
    ExpressionAttributeNames: { '#counted': 'counted' },
    ExpressionAttributeValues: { ':count': count },
  });
  if (frees !== null) return [{ Update: add(frees, -1) }];
  if (takes === null) return [];
  const taking = add(takes.network, 1);
  return [
    {
      Update: {
        ...taking,
        ConditionExpression: 'attribute_not_exists(#counted) OR #counted <= :most',
        ExpressionAttributeValues: { ...taking.ExpressionAttributeValues, ':most': takes.takenAtMost },
      },
    },
  ];
}
