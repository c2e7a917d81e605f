import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { FactoidImports, ImportProgress } from '@factoids/core';
import { batchPut } from './batch-write.ts';
import { toFactoidItem } from './factoid-item.ts';
import { importKey, parseImportItem, toImportItem } from './import-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { TablePort } from './table.ts';

/** @param content the content table, which has the progress of imports beside the factoids, in none of its indexes */
export function dynamoFactoidImports(content: TablePort): FactoidImports {
  const { tableName: TableName, client } = content;

  async function find(fileHash: string): Promise<ImportProgress | null> {
    const get = new GetCommand({ TableName, Key: importKey(fileHash), ConsistentRead: true });
    const { Item } = await storeRead(content, () => client.send(get));
    return Item ? parseImportItem(Item) : null;
  }

  return {
    find,
    async begin(fileHash, startedAt) {
      const progress = { startedAt, throughLine: 0, finishedAt: null };
      const Item = toImportItem(fileHash, progress);
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      const begun = await storeCall(content, () => client.send(put));
      return begun === 'refused' ? ((await find(fileHash)) ?? progress) : progress;
    },
    putAll: (records) => batchPut(content, records.map(toFactoidItem)),
    async note(fileHash, progress) {
      const put = new PutCommand({ TableName, Item: toImportItem(fileHash, progress) });
      await storeRead(content, () => client.send(put));
    },
  };
}
