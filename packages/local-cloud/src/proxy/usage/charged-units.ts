import { isRecord, recordsOf } from '../parsed/parsed-call.ts';

type Fields = Readonly<Record<string, unknown>>;

const KB = 1024;
/** A transaction writes everything twice. */
const DOUBLE = 2;

/**
 * What a transaction's writes to one table are charged. AWS rounds each item up to a kilobyte, DynamoDB Local only their sum. What
 * an update leaves behind is not in the call: it counts what the sum holds beyond the items that are put, at most one too many.
 * @param local What DynamoDB Local has charged for the table, without its indexes.
 */
export function transactionUnits(input: Fields, table: string, local: number): number {
  const writes = recordsOf(input.TransactItems).flatMap((write) => Object.values(write).filter(isRecord));
  const ofTable = writes.filter(({ TableName }) => TableName === table);
  const puts = ofTable.flatMap(({ Item }) => (isRecord(Item) ? [sizeOfFields(Item)] : []));
  const updates = ofTable.length - puts.length;
  const restKb = local / DOUBLE - sum(puts) / KB;
  return DOUBLE * (sum(puts.map((bytes) => Math.ceil(bytes / KB))) + (updates && Math.max(updates, Math.ceil(restKb))));
}

/** What a batch's keys of one table are charged for not being there: as much as the smallest item, and nothing by DynamoDB Local. */
export function absentUnits(input: Fields, table: string, answer: Fields): number {
  const asked = isRecord(input.RequestItems) ? input.RequestItems[table] : undefined;
  const found = isRecord(answer.Responses) ? recordsOf(answer.Responses[table]) : [];
  if (!isRecord(asked)) return 0;
  return (recordsOf(asked.Keys).length - found.length) * (asked.ConsistentRead === true ? 1 : 0.5);
}

/** Bytes of attributes as DynamoDB stores them: names and values. */
function sizeOfFields(fields: Fields): number {
  return sum(Object.entries(fields).map(([name, value]) => Buffer.byteLength(name) + sizeOfValue(value)));
}

const COLLECTION_BYTES = 3;

function sizeOfValue(value: unknown): number {
  const [type, held] = isRecord(value) ? (Object.entries(value)[0] ?? []) : [];
  if (type === 'S') return Buffer.byteLength(String(held));
  if (type === 'N') return Math.ceil(String(held).length / 2) + 1;
  if (type === 'M' && isRecord(held)) return COLLECTION_BYTES + Object.keys(held).length + sizeOfFields(held);
  if (type === 'L') return COLLECTION_BYTES + sum(recordsOf(held).map((each) => 1 + sizeOfValue(each)));
  // Flags, and the sets and bytes that nothing here stores.
  return type === 'BOOL' || type === 'NULL' ? 1 : Buffer.byteLength(JSON.stringify(held) ?? '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
