import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditRecord, FactoidShelf } from '@factoids/core';
import { toAuditItem } from './audit-item.ts';
import { hideWrites, unhideWrites } from './hide-writes.ts';
import { storeCall } from './store-call.ts';
import type { TablePort } from './table.ts';
import type { Write } from './write.ts';

interface Port extends TablePort {
  /** Where the records of levers are, each written together with what it tells. */
  readonly ledgerTableName: string;
}

/** @param port the content table, and the name of the ledger table */
export function dynamoFactoidShelf(port: Port): FactoidShelf {
  return {
    hide: ({ record, hidden }, audit) => write(port, hideWrites(port.tableName, record.id, { hidden }), audit),
    unhide: (record, audit) => write(port, unhideWrites(port.tableName, record), audit),
  };
}

/** The change and the record of it, all or nothing; a repetition after a lost answer finds the change as its own. */
async function write(port: Port, changes: readonly Write[], audit: AuditRecord): Promise<boolean> {
  const command = new TransactWriteCommand({
    ClientRequestToken: audit.id,
    TransactItems: [...changes, { Put: { TableName: port.ledgerTableName, Item: toAuditItem(audit) } }],
  });
  return (await storeCall(port, () => port.client.send(command))) !== 'refused';
}
