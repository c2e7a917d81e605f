import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FactoidId } from '@factoids/contracts';
import { rankKey, type VoteQuery, type VoteReading, type VoteStore, type VoteTally } from '@factoids/core';
import * as z from 'zod';
import { batchGet } from './batch-get.ts';
import { factoidKey, parseFactoidItem } from './factoid-item.ts';
import { storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';
import { transact } from './transact.ts';
import { networkVotesKey, parseNetworkVotesItem, parseVoteItem, voteKey } from './vote-item.ts';
import { voteWrites } from './vote-writes.ts';

interface Port extends TablePort {
  /** Where the counters are, which a vote's rates are taken from. */
  readonly ledgerTableName: string;
}

/** @param port the content table, and the name of the ledger table */
export function dynamoVoteStore(port: Port): VoteStore {
  const tables = { content: port.tableName, ledger: port.ledgerTableName };
  return {
    read: (query) => read(port, query),
    write: (change) => transact(port, voteWrites(tables, change)),
    rank: (id, votes) => rank(port, id, votes),
  };
}

const Kind = z.object({ sk: z.string() });

async function read(port: Port, { id, owner, network }: VoteQuery): Promise<VoteReading> {
  const keys = [factoidKey(id), voteKey(id, owner), ...(network === null ? [] : [networkVotesKey(id, network)])];
  const items = await batchGet(port, keys);
  const find = (kind: string) => items.find((item) => Kind.parse(item).sk.split('#')[0] === kind);
  const [factoid, vote, places] = [find('FACTOID'), find('VOTE'), find('NETVOTES')];
  return {
    factoid: factoid ? parseFactoidItem(factoid) : null,
    vote: vote ? parseVoteItem(vote) : null,
    fromNetwork: places ? parseNetworkVotesItem(places) : 0,
  };
}

/** A refused update tells the item as it stood, so that nothing has to be read again. */
async function rank(port: Port, id: FactoidId, votes: VoteTally): Promise<VoteTally | null> {
  const command = new UpdateCommand({
    TableName: port.tableName,
    Key: factoidKey(id),
    UpdateExpression: 'SET rank_key = :key',
    ConditionExpression: 'attribute_exists(rank_key) AND votes.#up = :up AND votes.#down = :down',
    ExpressionAttributeNames: { '#up': 'up', '#down': 'down' },
    ExpressionAttributeValues: { ':key': rankKey({ id, votes }), ':up': votes.up, ':down': votes.down },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return storeRead(port, () => port.client.send(command).then(() => votes, standingTally));
}

const Count = z.object({ N: z.coerce.number().int() });
/** An item that comes with an error, in the store's own notation. */
const StandingItem = z.object({
  rank_key: z.object({ S: z.string() }).optional(),
  votes: z.object({ M: z.object({ up: Count, down: Count }) }),
});

/** The tally of an item that is still in the lists; null for one that was taken down. Throws what is no refusal. */
function standingTally(error: unknown): VoteTally | null {
  if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
  const { rank_key, votes } = StandingItem.parse(error.Item);
  return rank_key ? { up: votes.M.up.N, down: votes.M.down.N } : null;
}
