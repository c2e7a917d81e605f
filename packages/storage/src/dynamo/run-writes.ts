import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { isTerminalEvent, RunEvent, type RunId, type RunStatus } from '@factoids/contracts';
import {
  type Ending,
  type FactoidRecord,
  holdPieces,
  type Position,
  type Run,
  type RunCall,
  type Settlement,
  type Taking,
  type Together,
  usageOf,
} from '@factoids/core';
import { holdText } from './counter-item.ts';
import { changeUpdate, takingUpdate } from './counter-writes.ts';
import { putDaily } from './daily-item.ts';
import { putEvent } from './event-item.ts';
import { factoidKey, toFactoidItem } from './factoid-item.ts';
import { forgetIdempotency, putIdempotency } from './idempotency-item.ts';
import { runKey, toRunItem } from './run-item.ts';
import { withoutNulls } from './table.ts';
import { putText } from './text-item.ts';
import { leaveTurnWrites, settleTurnWrites, takeTurnWrites } from './turn-writes.ts';
import type { Write } from './write.ts';

export interface Tables {
  readonly runs: string;
  readonly content: string;
  readonly ledger: string;
}

const NOT_ENDED = 'attribute_not_exists(finishedAt)';
const OURS = `epoch = :epoch AND ${NOT_ENDED}`;

export function createWrites({ runs, ledger }: Tables, run: Run, { idempotency, takings, turn }: Together): Write[] {
  const pending: RunEvent = { type: 'pending', run_id: run.id, seq: 1, at: run.createdAt };
  return [
    { Put: { TableName: runs, Item: toRunItem(run), ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: putEvent(runs, pending) },
    ...(idempotency ? [{ Put: putIdempotency(runs, idempotency, run.createdAt) }] : []),
    ...(turn ? takeTurnWrites(runs, run, turn) : []),
    ...takings.map((taking) => ({ Update: takingUpdate(ledger, taking) })),
  ];
}

export function topUpWrites({ runs, ledger }: Tables, { runId, epoch }: Position, takings: readonly Taking[]): Write[] {
  return [
    {
      Update: {
        TableName: runs,
        Key: runKey(runId),
        UpdateExpression: 'SET holds = list_append(holds, :more)',
        ConditionExpression: OURS,
        ExpressionAttributeValues: { ':epoch': epoch, ':more': holdPieces(takings).map(holdText) },
      },
    },
    ...takings.map((taking) => ({ Update: takingUpdate(ledger, taking) })),
  ];
}

interface Lease {
  readonly id: RunId;
  readonly holder: string;
  readonly now: string;
  readonly until: string;
}

/** The same holder may take it twice: its first answer may have got lost. */
export function leaseUpdate({ runs }: Tables, { id, holder, now, until }: Lease): UpdateCommandInput {
  return {
    TableName: runs,
    Key: runKey(id),
    UpdateExpression:
      'SET epoch = epoch + :one, leaseUntil = :until, leaseHolder = :holder, startedAt = if_not_exists(startedAt, :now), #status = :running',
    ConditionExpression: `attribute_exists(pk) AND ${NOT_ENDED} AND size(calls) = :zero AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR leaseHolder = :holder)`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':one': 1, ':zero': 0, ':now': now, ':until': until, ':holder': holder, ':running': 'running' },
    ReturnValues: 'ALL_NEW',
  };
}

export function startCallWrites(
  { runs }: Tables,
  { runId, epoch }: Position,
  begun: { calls: readonly RunCall[]; event: RunEvent },
): Write[] {
  return [
    {
      Update: {
        TableName: runs,
        Key: runKey(runId),
        UpdateExpression: 'SET calls = :calls',
        ConditionExpression: `${OURS} AND attribute_not_exists(cancelRequestedAt)`,
        ExpressionAttributeValues: { ':epoch': epoch, ':calls': begun.calls },
      },
    },
    { Put: putEvent(runs, begun.event) },
  ];
}

export function finishWrites({ runs, content, ledger }: Tables, position: Position, ending: Ending): Write[] {
  const events = ending.events.map((body, index) =>
    RunEvent.parse({ ...body, run_id: position.runId, seq: position.seq + 1 + index, at: ending.at }),
  );
  return [
    { Update: endUpdate(runs, position, { ...ending, status: statusOf(events) }) },
    ...events.map((event) => ({ Put: putEvent(runs, event) })),
    ...(ending.factoid ? factoidWrites(content, ending.factoid) : []),
    ...dailyWrites(content, position, ending),
    ...leaveTurnWrites(runs, position.runId, ending),
    ...ending.changes.map((change) => ({ Update: changeUpdate(ledger, change) })),
    ...(ending.forget ? [{ Put: forgetIdempotency(runs, ending.forget) }] : []),
  ];
}

function factoidWrites(content: string, factoid: FactoidRecord): Write[] {
  return [{ Put: { TableName: content, Item: toFactoidItem(factoid) } }, { Put: putText(content, factoid) }];
}

function dailyWrites(content: string, { runId }: Position, { factoid, daily: date, at: createdAt }: Ending): Write[] {
  return factoid && date !== null ? [{ Put: putDaily(content, { date, factoidId: factoid.id, runId, createdAt }) }] : [];
}

function statusOf(events: readonly RunEvent[]): RunStatus {
  const terminal = events.find(isTerminalEvent);
  if (!terminal) throw new RangeError('a run ends with a terminal event');
  return terminal.type;
}

function endUpdate(runs: string, { runId, epoch }: Position, ending: Ending & { readonly status: RunStatus }) {
  const set = withoutNulls({
    status: ending.status,
    finishedAt: ending.at,
    hold: ending.hold,
    calls: ending.calls,
    factoidId: ending.factoid?.id,
    problem: ending.problem,
  });
  const names = Object.keys(set);
  // A run whose cost is still looked up stays in the index of open ones.
  const remove = ending.hold === 'settling' ? '' : ' REMOVE open_shard, open_at';
  return {
    TableName: runs,
    Key: runKey(runId),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${remove}`,
    ConditionExpression: `${OURS} AND size(holds) = :pieces`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':epoch': epoch,
      ':pieces': ending.pieces,
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** The final costs go to the run and to the counters. */
export function settleWrites({ runs, ledger }: Tables, run: Run, { calls, hold, changes }: Settlement): Write[] {
  const settled = {
    TableName: runs,
    Key: runKey(run.id),
    UpdateExpression: 'SET calls = :calls, #hold = :hold REMOVE open_shard, open_at',
    ConditionExpression: '#hold = :settling',
    ExpressionAttributeNames: { '#hold': 'hold' },
    ExpressionAttributeValues: { ':calls': calls, ':hold': hold, ':settling': 'settling' },
  };
  return [{ Update: settled }, ...changes.map((change) => ({ Update: changeUpdate(ledger, change) }))];
}

/** And to what the run has left: its factoid, or its answer and the session of that. Refused when somebody took it away. */
export function pricedWrites({ runs, content }: Tables, run: Run, settlement: Settlement): Write[] {
  const { cost } = usageOf(settlement.calls);
  if (run.kind === 'chat') return settleTurnWrites(runs, run, settlement);
  if (run.factoidId === null || cost === null) return [];
  const priced = {
    TableName: content,
    Key: factoidKey(run.factoidId),
    UpdateExpression: 'SET cost = :cost',
    ExpressionAttributeValues: { ':cost': cost },
    ConditionExpression: 'attribute_exists(pk)',
  };
  return [{ Update: priced }];
}
