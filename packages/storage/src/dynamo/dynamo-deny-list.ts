import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditRecord, Denied, DenyList } from '@factoids/core';
import { toAuditItem } from './audit-item.ts';
import { parseDeniedItem, toDeniedItem } from './denied-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import { epochSeconds, type TablePort } from './table.ts';

interface Port extends TablePort {
  /** Where the records of levers are, each written together with what it tells. */
  readonly ledgerTableName: string;
}

/** Nothing is deleted: an entry whose time is over, by anybody's clock, counts as none. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** One partition holds the list a second time: admissions look a party up by its own key, operators want to see them all. */
const REGISTER = 'DENIED';

/** @param port the accounts table, and the name of the ledger table */
export function dynamoDenyList(port: Port): DenyList {
  return {
    list: (now) => list(port, now),
    async deny(denied, audit) {
      await storeRead(port, () => port.client.send(new TransactWriteCommand(writing(port, { denied, audit }))));
    },
    async allow(party, audit) {
      const over = { party, until: LONG_AGO, reason: audit.reason, at: audit.at };
      const standing = {
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(#until) OR #until > :now)',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': audit.at },
      };
      const write = () => port.client.send(new TransactWriteCommand(writing(port, { denied: over, audit, condition: standing })));
      return (await storeCall(port, write)) !== 'refused';
    },
  };
}

interface Entry {
  readonly denied: Denied;
  readonly audit: AuditRecord;
  /** On the entry that stands. */
  readonly condition?: object;
}

/** The entry twice and the record, all or nothing. */
function writing({ tableName, ledgerTableName }: Port, { denied, audit, condition }: Entry) {
  // The store forgets nothing that seems to have expired years ago.
  const forgotten = denied.until === LONG_AGO ? { expires_at: epochSeconds(audit.at) } : {};
  const item = { ...toDeniedItem(denied), ...forgotten };
  return {
    ClientRequestToken: audit.id,
    TransactItems: [
      { Put: { TableName: tableName, Item: item, ...condition } },
      { Put: { TableName: tableName, Item: { ...item, pk: REGISTER, sk: denied.party } } },
      { Put: { TableName: ledgerTableName, Item: toAuditItem(audit) } },
    ],
  };
}

async function list(port: Port, now: string): Promise<Denied[]> {
  const found: Denied[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const query = new QueryCommand({
      TableName: port.tableName,
      KeyConditionExpression: 'pk = :register',
      ExpressionAttributeValues: { ':register': REGISTER },
      ConsistentRead: true,
      ...(after && { ExclusiveStartKey: after }),
    });
    const { Items = [], LastEvaluatedKey } = await storeRead(port, () => port.client.send(query));
    found.push(...Items.map((item) => parseDeniedItem(item, now)).filter((denied) => denied !== null));
    after = LastEvaluatedKey;
  } while (after);
  return found;
}
