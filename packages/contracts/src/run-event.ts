import * as z from 'zod';
import { ChatMessage, ChatSource } from './chat-message.ts';
import { Factoid } from './factoid.ts';
import { RunId } from './ids.ts';
import { Problem } from './problem.ts';
import { Timestamp } from './shapes.ts';
import { Usage } from './usage.ts';

/** Position in a run's log: contiguous from 1. It is the `id:` of the server-sent event. */
export const Seq = z.int().min(1);

const envelope = { run_id: RunId, seq: Seq, at: Timestamp };

/**
 * One entry of a run's append-only log, which is also the `data:` of a server-sent event whose `event:` is the type.
 * `running` clears the text written so far; `succeeded`, `failed` and `cancelled` are terminal: exactly one, and last. A run for a
 * factoid that succeeds carries the `factoid`; a chat turn has tools, and however it ends it carries the `message` that it leaves.
 */
export const RunEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('pending'), ...envelope }),
    z.object({ type: z.literal('running'), ...envelope, model: z.string(), attempt: z.int().min(1) }),
    z.object({ type: z.literal('delta'), ...envelope, text: z.string() }),
    z.object({ type: z.literal('tool_call'), ...envelope, id: z.string(), name: z.string(), label: z.string() }),
    z.object({
      type: z.literal('tool_result'),
      ...envelope,
      id: z.string(),
      status: z.enum(['done', 'failed']),
      summary: z.string(),
      sources: z.array(ChatSource),
    }),
    z.object({ type: z.literal('usage'), ...envelope, ...Usage.shape }),
    z.object({ type: z.literal('succeeded'), ...envelope, factoid: Factoid.optional(), message: ChatMessage.optional() }),
    z.object({ type: z.literal('failed'), ...envelope, problem: Problem, message: ChatMessage.optional() }),
    z.object({ type: z.literal('cancelled'), ...envelope, message: ChatMessage.optional() }),
  ])
  .meta({ id: 'RunEvent' });
export type RunEvent = z.infer<typeof RunEvent>;
export type RunEventType = RunEvent['type'];

/** What happened, before the log gave it a place and a time. */
export type RunEventBody = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, keyof typeof envelope>
    : never
  : never;

const TERMINAL_TYPES = ['succeeded', 'failed', 'cancelled'] as const;
export type TerminalEvent = Extract<RunEvent, { type: (typeof TERMINAL_TYPES)[number] }>;
export type TerminalEventBody = Extract<RunEventBody, { type: (typeof TERMINAL_TYPES)[number] }>;

export function isTerminalEvent(event: RunEvent): event is TerminalEvent {
  return TERMINAL_TYPES.some((type) => type === event.type);
}

/** Protocol constants that both ends of a stream share. */
export const STREAM = { retryMs: 1_000, heartbeatMs: 10_000, deadlineMs: 120_000 } as const;
