import { isRecord, recordsOf } from '../parsed/parsed-call.ts';
import type { AwsAnswer, AwsCall } from '../pipeline.ts';
import { absentUnits, transactionUnits } from './charged-units.ts';

/** What one call used of one table. */
export interface UsedUnits {
  readonly table: string;
  readonly index: string;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly indexWriteUnits: number;
}

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
const TRANSACTIONS = new Set(['TransactWriteItems', 'TransactGetItems']);
const ASK = '"ReturnConsumedCapacity":"INDEXES"';

interface Asked {
  readonly call: AwsCall;
  /** The answer says what was used. */
  readonly counts: boolean;
  /** The caller had not asked, and must not see it. */
  readonly strip: boolean;
}

/** Lets DynamoDB say what a call used, index by index. */
export function withCapacityAsked(call: AwsCall): Asked {
  const counts =
    call.service === 'dynamodb' && (READS.has(call.operation) || WRITES.has(call.operation) || TRANSACTIONS.has(call.operation));
  if (!counts) return { call, counts, strip: false };
  const { text, input } = call.parse();
  const wanted = input.ReturnConsumedCapacity;
  if (wanted === 'INDEXES' || wanted === 'TOTAL') return { call, counts, strip: false };
  const start = text.indexOf('{');
  if (wanted !== undefined || start < 0 || Object.keys(input).length === 0) return { call, counts: false, strip: false };
  // Put in front of the rest, since writing the whole body anew would cost more than all other steps of the proxy.
  const body = Buffer.from(`{${ASK},${text.slice(start + 1)}`);
  return { call: { ...call, body }, counts, strip: true };
}

/** Reads what was used out of an answer, and gives the answer as the caller expects it. */
export async function readCapacity(call: AwsCall, answer: AwsAnswer, strip: boolean) {
  const raw = Buffer.isBuffer(answer.body) ? answer.body : Buffer.concat(await answer.body.toArray());
  const whole = { ...answer, body: raw };
  if (answer.status !== 200) return { answer: whole, units: answer.status === 400 ? refusedUnits(call, raw) : [] };
  const parsed: unknown = JSON.parse(raw.toString());
  if (!isRecord(parsed)) return { answer: whole, units: undefined };
  const { ConsumedCapacity, ...rest } = parsed;
  const units = isRecord(ConsumedCapacity)
    ? [unitsOf(call, ConsumedCapacity, rest)]
    : recordsOf(ConsumedCapacity).map((each) => unitsOf(call, each, rest));
  if (!strip) return { answer: whole, units };
  const body = Buffer.from(JSON.stringify(rest));
  const { 'x-amz-crc32': _checksum, ...headers } = answer.headers;
  return { answer: { ...answer, headers: { ...headers, 'content-length': String(body.length) }, body }, units };
}

type Fields = Readonly<Record<string, unknown>>;

/** As AWS charges it, but that DynamoDB Local doubles the index writes of a transaction as well: an upper bound. */
function unitsOf(call: AwsCall, capacity: Fields, answer: Fields): UsedUnits {
  const table = String(capacity.TableName ?? '');
  const total = numberIn(capacity);
  const indexes = sumOf(capacity.GlobalSecondaryIndexes) + sumOf(capacity.LocalSecondaryIndexes);
  const own = total - indexes;
  if (READS.has(call.operation) || call.operation === 'TransactGetItems') {
    return { table, ...readUnitsOf(call, { table, units: total, answer }), writeUnits: 0, indexWriteUnits: 0 };
  }
  const writeUnits = call.operation === 'TransactWriteItems' ? transactionUnits(call.parse().input, table, own) : own;
  return { table, index: '', readUnits: 0, writeUnits, indexWriteUnits: indexes };
}

interface Read {
  readonly table: string;
  /** As DynamoDB Local says, which charges nothing for what is not there; AWS charges the least unit. */
  readonly units: number;
  readonly answer: Fields;
}

function readUnitsOf(call: AwsCall, { table, units, answer }: Read): Pick<UsedUnits, 'index' | 'readUnits'> {
  const { input } = call.parse();
  if (call.operation === 'BatchGetItem') return { index: '', readUnits: units + absentUnits(input, table, answer) };
  const least = input.ConsistentRead === true ? 1 : 0.5;
  return { index: String(input.IndexName ?? ''), readUnits: Math.max(units, least) };
}

/** A write whose condition does not hold is charged all the same, at the least one unit an item. */
function refusedUnits(call: AwsCall, answer: Buffer): UsedUnits[] {
  if (!/ConditionalCheckFailedException|TransactionCanceledException/.test(answer.toString())) return [];
  const factor = call.operation === 'TransactWriteItems' ? 2 : 1;
  const tables = call.parse().targets.map(({ resource }) => /:table\/([^/]+)/.exec(resource)?.[1] ?? '');
  return [...new Set(tables)].map((table) => {
    const writeUnits = factor * tables.filter((each) => each === table).length;
    return { table, index: '', readUnits: 0, writeUnits, indexWriteUnits: 0 };
  });
}

/** Of calls that use no units: by what they touch. */
export function countedCapacity(call: AwsCall): UsedUnits[] {
  const none = { index: '', readUnits: 0, writeUnits: 0, indexWriteUnits: 0 };
  const { tables, targets } = call.parse();
  if (tables.length > 0) return tables.map((table) => ({ ...none, table }));
  const queue = call.service === 'sqs' ? targets[0]?.resource.split(':').at(-1) : undefined;
  return [{ ...none, table: queue ?? '' }];
}

function numberIn(value: unknown): number {
  return isRecord(value) && typeof value.CapacityUnits === 'number' ? value.CapacityUnits : 0;
}

function sumOf(indexes: unknown): number {
  return isRecord(indexes) ? Object.values(indexes).reduce<number>((sum, each) => sum + numberIn(each), 0) : 0;
}
