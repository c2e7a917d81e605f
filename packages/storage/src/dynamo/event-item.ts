import { RunEvent, type RunId } from '@factoids/contracts';
import * as z from 'zod';
import { epochSeconds } from './table.ts';

const KEEP_SECONDS = 7 * 24 * 3600;
const SEQ_DIGITS = 6;

const EventItem = z.object({ event: z.string() });

export const EVENTS = 'EVENT#';

export const eventKey = (id: RunId, seq: number) => ({
  pk: `RUN#${id}`,
  sk: `${EVENTS}${String(seq).padStart(SEQ_DIGITS, '0')}`,
});

/** The last possible key of a run's log. */
export const lastEventSk = `${EVENTS}${'9'.repeat(SEQ_DIGITS)}`;

/** The event as text, so that putting the very same one again can be told from another writer's. */
function toEventItem(event: RunEvent) {
  return {
    ...eventKey(event.run_id, event.seq),
    event: JSON.stringify(event),
    expires_at: epochSeconds(event.at) + KEEP_SECONDS,
  };
}

export function parseEventItem(item: unknown): RunEvent {
  return RunEvent.parse(JSON.parse(EventItem.parse(item).event));
}

/** A put-if-absent that may be repeated: an answer that got lost does not make a writer lose its own place. */
export function putEvent(tableName: string, event: RunEvent) {
  const item = toEventItem(event);
  return {
    TableName: tableName,
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk) OR #event = :event',
    ExpressionAttributeNames: { '#event': 'event' },
    ExpressionAttributeValues: { ':event': item.event },
  };
}
