import { isRecord, recordsOf, type Target } from './parsed-call.ts';
import type { RawCall, Region } from './raw-call.ts';

interface DynamodbCall extends Pick<RawCall, 'operation'>, Region {
  readonly input: Readonly<Record<string, unknown>>;
}

/** A transaction is authorised by what each of its items does; an index is a resource of its own. */
export function dynamodbTargets(call: DynamodbCall): readonly Target[] {
  const { operation, input } = call;
  const arnOf = tableArns(call);
  if (operation === 'TransactWriteItems') return recordsOf(input.TransactItems).flatMap((item) => writeTargets(item, arnOf));
  if (operation === 'TransactGetItems') {
    return recordsOf(input.TransactItems).flatMap(({ Get }) => targetOf('dynamodb:GetItem', Get, arnOf));
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    const tables = isRecord(input.RequestItems) ? Object.keys(input.RequestItems) : [];
    return tables.map((table) => ({ action: `dynamodb:${operation}`, resource: arnOf(table) }));
  }
  if (typeof input.TableName !== 'string') return [{ action: `dynamodb:${operation}`, resource: '*' }];
  const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : '';
  return [{ action: `dynamodb:${operation}`, resource: arnOf(input.TableName) + index }];
}

const ITEM_ACTIONS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
} as const;

function writeTargets(item: Readonly<Record<string, unknown>>, arnOf: (table: string) => string): readonly Target[] {
  return Object.entries(ITEM_ACTIONS).flatMap(([kind, action]) => targetOf(`dynamodb:${action}`, item[kind], arnOf));
}

function targetOf(action: string, request: unknown, arnOf: (table: string) => string): readonly Target[] {
  return isRecord(request) && typeof request.TableName === 'string' ? [{ action, resource: arnOf(request.TableName) }] : [];
}

/** A request may name a table by its ARN as well. */
function tableArns({ region, accountId }: Region): (table: string) => string {
  return (table) => (table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${accountId}:table/${table}`);
}
