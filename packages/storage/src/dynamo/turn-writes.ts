import { CHAT_LIMITS, type ChatSessionId } from '@factoids/contracts';
import {
  type Ending,
  type Run,
  type RunCall,
  type Settlement,
  type TurnOpening,
  type TurnUse,
  usageOf,
  useWhenEnded,
  useWhenSettled,
  viewUsage,
} from '@factoids/core';
import { messageKey, putMessage, sessionKey } from './chat-item.ts';
import type { Write } from './write.ts';

/** The person's message, and the session's turn taken: if it is there, goes on, is not full and nobody else has the turn. */
export function takeTurnWrites(runs: string, run: Run, { sessionId, message, title }: TurnOpening): Write[] {
  return [
    { Put: putMessage(runs, sessionId, message) },
    {
      Update: {
        TableName: runs,
        Key: sessionKey(sessionId),
        UpdateExpression: 'SET #running = :run, lastRun = :run, title = :title, turns = turns + :one',
        ConditionExpression: 'attribute_exists(pk) AND expiresAt > :now AND attribute_not_exists(#running) AND turns < :most',
        ExpressionAttributeNames: { '#running': 'running' },
        ExpressionAttributeValues: {
          ':run': run.id,
          ':title': title,
          ':one': 1,
          ':now': run.createdAt,
          ':most': CHAT_LIMITS.turns,
        },
      },
    },
  ];
}

/** The answer, and the turn free again with what it used; refused when the session is gone. */
export function leaveTurnWrites(runs: string, runId: Run['id'], { turn, calls }: Pick<Ending, 'turn' | 'calls'>): Write[] {
  if (turn === null) return [];
  const { sessionId, answer, summary } = turn;
  const used = addedUse(useWhenEnded(calls));
  return [
    { Put: putMessage(runs, sessionId, answer) },
    {
      Update: {
        TableName: runs,
        Key: sessionKey(sessionId),
        UpdateExpression: `${summary ? 'SET summary = :summary ' : ''}REMOVE #running ADD ${used.expression}`,
        ConditionExpression: '#running = :run',
        ExpressionAttributeNames: { '#running': 'running' },
        ExpressionAttributeValues: { ':run': runId, ...(summary && { ':summary': summary }), ...used.values },
      },
    },
  ];
}

/** The final cost, on the answer and on the session; refused when they are gone. */
export function settleTurnWrites(runs: string, run: Run, { calls }: Pick<Settlement, 'calls'>): Write[] {
  if (run.kind !== 'chat') return [];
  const { sessionId, answerId } = run.input;
  return [
    {
      Update: {
        TableName: runs,
        Key: messageKey(sessionId, answerId),
        UpdateExpression: 'SET #usage = :usage',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#usage': 'usage' },
        ExpressionAttributeValues: { ':usage': JSON.stringify(viewUsage(usageOf(calls))) },
      },
    },
    { Update: settleSession(runs, sessionId, { ended: run.calls, settled: calls }) },
  ];
}

interface Calls {
  readonly ended: readonly RunCall[];
  readonly settled: readonly RunCall[];
}

function settleSession(runs: string, id: ChatSessionId, { ended, settled }: Calls) {
  const used = addedUse(useWhenSettled(ended, settled));
  return {
    TableName: runs,
    Key: sessionKey(id),
    UpdateExpression: `ADD ${used.expression}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: used.values,
  };
}

function addedUse(use: TurnUse): { readonly expression: string; readonly values: Record<string, number> } {
  const figures = Object.entries(use);
  return {
    expression: figures.map(([name]) => `used_${name} :${name}`).join(', '),
    values: Object.fromEntries(figures.map(([name, value]) => [`:${name}`, value])),
  };
}
