import * as z from 'zod';
import { CHAT_LIMITS, ChatMessage } from './chat-message.ts';
import { ChatSessionId, FactoidId, MessageId, RunId } from './ids.ts';
import { UsdText } from './money.ts';
import { plainLines } from './plain-text.ts';
import { RunningTurn } from './problem.ts';
import { QuoteView } from './run.ts';
import { page, Timestamp } from './shapes.ts';

/** A message of characters that nobody can see (zero-width spaces, joiners) asks nothing. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

export const MessageText = plainLines(CHAT_LIMITS.messageMaxChars)
  .min(1, { error: 'must say something', abort: true })
  .refine((text) => SEEN.test(text), 'must say something');

export const OpenSessionBody = z
  .strictObject({
    factoid_id: FactoidId.optional(),
    model: z.string().min(1).max(200).optional().meta({ description: 'the cheapest that can use tools when left out' }),
  })
  .meta({ id: 'OpenSessionBody' });
export type OpenSessionBody = z.infer<typeof OpenSessionBody>;

export const MessageBody = z
  .strictObject({ message: MessageText.meta({ description: 'of what can be seen' }) })
  .meta({ id: 'MessageBody' });
export type MessageBody = z.infer<typeof MessageBody>;

/** The longest message fits with every character escaped, as a pair of surrogates, with room for the rest. */
export const MESSAGE_BODY_MAX_BYTES = 12 * CHAT_LIMITS.messageMaxChars + 1_024;

/** Over all turns that have ended. */
export const ChatMetrics = z
  .object({
    turns: z.int().min(0),
    prompt_tokens: z.int().min(0),
    completion_tokens: z.int().min(0),
    cost_usd: UsdText.meta({ description: 'of the turns whose cost is known' }),
    turns_unsettled: z.int().min(0).meta({ description: 'turns whose cost the provider has not told yet' }),
  })
  .meta({ id: 'ChatMetrics' });
export type ChatMetrics = z.infer<typeof ChatMetrics>;

export const ChatSessionSummary = z
  .object({
    id: ChatSessionId,
    factoid_id: FactoidId.nullable(),
    model: z.string(),
    title: z.string().nullable().meta({ description: 'how its first message begins' }),
    metrics: ChatMetrics,
    running: RunningTurn.nullable().meta({ description: 'the turn that is being answered' }),
    created_at: Timestamp,
    expires_at: Timestamp,
  })
  .meta({ id: 'ChatSessionSummary' });
export type ChatSessionSummary = z.infer<typeof ChatSessionSummary>;

/** With the whole transcript, oldest first. */
export const ChatSessionView = ChatSessionSummary.extend({ messages: z.array(ChatMessage) }).meta({ id: 'ChatSession' });
export type ChatSessionView = z.infer<typeof ChatSessionView>;

export const ChatSessionPage = page(ChatSessionSummary).meta({ id: 'ChatSessionPage' });
export type ChatSessionPage = z.infer<typeof ChatSessionPage>;

export const MessageAccepted = z
  .object({
    message_id: MessageId,
    run_id: RunId,
    status: z.literal('pending'),
    stream_url: z.string(),
    status_url: z.string(),
    quote: QuoteView,
  })
  .meta({ id: 'MessageAccepted' });
export type MessageAccepted = z.infer<typeof MessageAccepted>;

export const TurnQuery = z.strictObject({
  run: RunId.optional().meta({ description: 'a turn; the running or last one when left out' }),
});
export type TurnQuery = z.infer<typeof TurnQuery>;
