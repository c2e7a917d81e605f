import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditLog, AuditRecord, Controls, ControlsStore } from '@factoids/core';
import { AUDIT_PARTITION, parseAuditItem, toAuditItem } from './audit-item.ts';
import { controlsKey, parseControlsItem, toControlsItem } from './controls-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

/** The one controls item, which changes in one transaction with the record of its change. @param ledger the ledger table */
export function dynamoControlsStore(ledger: TablePort): ControlsStore {
  return {
    async load() {
      const get = new GetCommand({ TableName: ledger.tableName, Key: controlsKey, ConsistentRead: true });
      const { Item } = await storeRead(ledger, () => ledger.client.send(get));
      return Item ? parseControlsItem(Item) : null;
    },
    async save(controls, audit) {
      const write = () => ledger.client.send(new TransactWriteCommand(saving(ledger.tableName, controls, audit)));
      return (await storeCall(ledger, write)) !== 'refused';
    },
  };
}

/** The token lets a repetition after a lost answer find the change as its own, instead of as somebody else's. */
function saving(TableName: string, controls: Controls, audit: AuditRecord) {
  const condition =
    controls.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': controls.version - 1 } };
  return {
    ClientRequestToken: audit.id,
    TransactItems: [
      { Put: { TableName, Item: toControlsItem(controls), ...condition } },
      { Put: { TableName, Item: toAuditItem(audit), ConditionExpression: 'attribute_not_exists(pk)' } },
    ],
  };
}

export function dynamoAuditLog(ledger: TablePort): AuditLog {
  return {
    async list(limit) {
      const query = new QueryCommand({
        TableName: ledger.tableName,
        KeyConditionExpression: 'pk = :audit',
        ExpressionAttributeValues: { ':audit': AUDIT_PARTITION },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
      });
      const { Items = [] } = await storeRead(ledger, () => ledger.client.send(query));
      return Items.map(parseAuditItem);
    },
  };
}
