import { FactoidId } from '@factoids/contracts';
import { type FactoidRecord, textHash } from '@factoids/core';
import * as z from 'zod';

const TextItem = z.object({ factoid_id: FactoidId });

export const textKey = (hash: string) => ({ pk: `TEXT#${hash}`, sk: 'TEXT' });

/** Put unless a factoid says the text already, hidden or not. */
export function putText(tableName: string, { id, text }: FactoidRecord) {
  return {
    TableName: tableName,
    Item: { ...textKey(textHash(text)), factoid_id: id },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

export function parseTextItem(item: unknown): FactoidId {
  return TextItem.parse(item).factoid_id;
}
