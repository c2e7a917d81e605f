import type { RunningInvocation } from '../calling-environment.ts';
import type { AwsCall, Interceptor } from '../pipeline.ts';
import { countedCapacity, readCapacity, withCapacityAsked } from './dynamodb-capacity.ts';

/** What was used of one table by one operation of one function. Units are DynamoDB's; the price of a unit is elsewhere. */
export interface UsageRow {
  /** The short name, or `operator`. */
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  /** The physical name; of SQS the queue's, of others empty. */
  readonly table: string;
  /** The index that was queried, else empty. */
  readonly index: string;
  /** Calls that touched this table; one of several tables counts at each. */
  readonly calls: number;
  readonly readUnits: number;
  /** Of the table alone, transactions at their double price. */
  readonly writeUnits: number;
  /** Of the table's indexes. */
  readonly indexWriteUnits: number;
}

/** What reaches the stores, counted. Calls that were refused, or lost before their effect, are not in it. */
export interface Usage {
  /** Begins anew. */
  reset(): void;
  report(): UsageRow[];
  /**
   * What belongs to one request or run: calls of invocations that a request with this id has led to, or whose event names it, and
   * single calls that name it. @param id A request id, an invocation's id, or an id as the API shows it (`run_…`).
   */
  byRequest(id: string): UsageRow[];
  /** The operations of what `byRequest` sums up, oldest first; each call once, however many tables it touched. */
  callsOf(id: string): string[];
}

export interface UsageMeter extends Usage {
  readonly intercept: Interceptor;
  /** What the platform does in the name of a function, and is billed for. */
  countPlatformCall(functionName: string, queueName: string, operation: string): void;
}

interface Entry {
  readonly row: UsageRow;
  readonly requestId: string;
  readonly invocationId: string;
  readonly names: readonly string[];
  /** A call has an entry for each table that it touched. */
  readonly isFirstOfCall: boolean;
}

/** The latest calls, for `byRequest`; the sums of `report` are kept for all. */
const KEPT_ENTRIES = 50_000;
const DROPPED_ENTRIES = 10_000;
const ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;

export function createUsage(): UsageMeter {
  let entries: Entry[] = [];
  let totals = new Map<string, UsageRow>();
  const eventNames = new WeakMap<RunningInvocation, readonly string[]>();

  function count(entry: Entry): void {
    entries.push(entry);
    if (entries.length > KEPT_ENTRIES) entries = entries.slice(DROPPED_ENTRIES);
    addTo(totals, entry.row);
  }

  function namesOf(call: AwsCall, invocation: RunningInvocation | undefined): readonly string[] {
    const own = call.parse().text.match(ID) ?? [];
    if (!invocation) return own;
    const inEvent = eventNames.get(invocation) ?? [...new Set(invocation.event.match(ID) ?? [])];
    eventNames.set(invocation, inEvent);
    return [...own, ...inEvent];
  }

  const belongsTo = (id: string) => (entry: Entry) =>
    entry.requestId === id || entry.invocationId === id || entry.names.includes(id);

  return {
    reset: () => {
      entries = [];
      totals = new Map();
    },
    report: () => [...totals.values()],
    byRequest: (id) => {
      const matching = new Map<string, UsageRow>();
      for (const { row } of entries.filter(belongsTo(id))) addTo(matching, row);
      return [...matching.values()];
    },
    callsOf: (id) => {
      const calls = entries.filter(belongsTo(id)).filter(({ isFirstOfCall }) => isFirstOfCall);
      return calls.map(({ row }) => row.operation);
    },
    countPlatformCall: (functionName, queueName, operation) => {
      const row = { ...EMPTY, function: functionName, service: 'sqs', operation, table: queueName };
      count({ row, requestId: '', invocationId: '', names: [], isFirstOfCall: true });
    },
    intercept: async (call, next) => {
      const invocation = call.environment?.invocation;
      const asked = withCapacityAsked(call);
      const answer = await next(asked.call);
      const { answer: plain, units } = asked.counts
        ? await readCapacity(call, answer, asked.strip)
        : { answer, units: undefined };
      const names = namesOf(call, invocation);
      const { requestId = '', invocationId = '' } = invocation ?? {};
      for (const [index, used] of (units ?? countedCapacity(call)).entries()) {
        const row = {
          ...EMPTY,
          ...used,
          function: call.environment?.functionName ?? 'operator',
          service: call.service,
          operation: operationOf(call),
        };
        count({ row, requestId, invocationId, names, isFirstOfCall: index === 0 });
      }
      return plain;
    },
  };
}

const EMPTY = { table: '', index: '', calls: 1, readUnits: 0, writeUnits: 0, indexWriteUnits: 0 } as const;

function operationOf({ operation, method, path }: AwsCall): string {
  return operation || `${method} ${path.replace(/\?.*$/s, '')}`;
}

function addTo(rows: Map<string, UsageRow>, row: UsageRow): void {
  const key = `${row.function} ${row.service} ${row.operation} ${row.table} ${row.index}`;
  const sum = rows.get(key);
  if (!sum) {
    rows.set(key, row);
    return;
  }
  rows.set(key, {
    ...row,
    calls: sum.calls + row.calls,
    readUnits: sum.readUnits + row.readUnits,
    writeUnits: sum.writeUnits + row.writeUnits,
    indexWriteUnits: sum.indexWriteUnits + row.indexWriteUnits,
  });
}
