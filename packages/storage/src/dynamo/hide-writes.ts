import type { FactoidId } from '@factoids/contracts';
import type { FactoidRecord, Hidden } from '@factoids/core';
import { factoidKey, INDEXED, indexedBy } from './factoid-item.ts';
import type { Write } from './write.ts';

/** One partition names every factoid that is hidden, for readers of copies that still have it. */
export const HIDDEN = 'HIDDEN';

const hiddenKey = (id: FactoidId) => ({ pk: HIDDEN, sk: id });

interface Hiding {
  readonly hidden: Hidden;
  /** Its number of offensive reports, where the last of them is what hides it. */
  readonly reports?: number;
}

/** Takes a factoid out of every index. Its votes may change at the same moment: nothing here is made from them. */
export function hideWrites(TableName: string, id: FactoidId, { hidden, reports }: Hiding): Write[] {
  const isLastReport = reports !== undefined;
  return [
    {
      Update: {
        TableName,
        Key: factoidKey(id),
        UpdateExpression: `SET #hidden = :hidden${isLastReport ? ', offensiveReports = :reports' : ''} REMOVE ${INDEXED.join(', ')}`,
        ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(#hidden)${isLastReport ? ' AND offensiveReports = :before' : ''}`,
        ExpressionAttributeNames: { '#hidden': 'hidden' },
        ExpressionAttributeValues: { ':hidden': hidden, ...(isLastReport && { ':reports': reports, ':before': reports - 1 }) },
      },
    },
    // An update makes what is not there, and so needs no grant of its own.
    {
      Update: {
        TableName,
        Key: hiddenKey(id),
        UpdateExpression: 'SET hidden_at = :at',
        ExpressionAttributeValues: { ':at': hidden.at },
      },
    },
  ];
}

/** Puts it back into the indexes as its votes are in `record`, if they still are. Reports count anew: somebody has looked. */
export function unhideWrites(TableName: string, record: FactoidRecord): Write[] {
  const indexed = Object.entries(indexedBy({ ...record, hidden: null }));
  return [
    {
      Update: {
        TableName,
        Key: factoidKey(record.id),
        UpdateExpression: `SET offensiveReports = :none, ${indexed.map(([name]) => `${name} = :${name}`).join(', ')} REMOVE #hidden`,
        ConditionExpression: 'attribute_exists(#hidden) AND votes.up = :up AND votes.down = :down',
        ExpressionAttributeNames: { '#hidden': 'hidden' },
        ExpressionAttributeValues: {
          ...Object.fromEntries(indexed.map(([name, value]) => [`:${name}`, value])),
          ':up': record.votes.up,
          ':down': record.votes.down,
          ':none': 0,
        },
      },
    },
    { Delete: { TableName, Key: hiddenKey(record.id) } },
  ];
}
