import {
  CHAT_LIMITS,
  ChatMessage,
  ChatSessionId,
  FactoidId,
  type MessageId,
  MessageId as MessageIdText,
  nanoUsd,
  RunId,
  Usage,
} from '@factoids/contracts';
import { bornAtMs, type ChatSession, type Owner } from '@factoids/core';
import * as z from 'zod';
import { OwnerText } from './idempotency-item.ts';
import { epochSeconds, withoutNulls } from './table.ts';

const DAY_SECONDS = 24 * 3600;
/** For so long a session that is over can still be read. */
const KEEP_SECONDS = 7 * DAY_SECONDS;

const partition = (id: ChatSessionId) => `CHAT#${id}`;

export const sessionKey = (id: ChatSessionId) => ({ pk: partition(id), sk: 'SESSION' });

export const MESSAGES = 'MSG#';

export const messageKey = (id: ChatSessionId, messageId: MessageId) => ({ pk: partition(id), sk: `${MESSAGES}${messageId}` });

/** Under which name an owner's sessions stand in the index of their runs. */
export const chatsOf = (owner: Owner): string => `chats:${owner}`;

const SessionItem = z
  .object({
    run_id: ChatSessionId,
    owner: z.templateLiteral(['chats:', OwnerText]).transform((owner) => OwnerText.parse(owner.slice('chats:'.length))),
    factoidId: FactoidId.nullable().default(null),
    model: z.string(),
    title: z.string().nullable().default(null),
    turns: z.int(),
    running: RunId.nullable().default(null),
    lastRun: RunId.nullable().default(null),
    summary: z.object({ text: z.string(), through: MessageIdText }).nullable().default(null),
    used_turns: z.int(),
    used_promptTokens: z.int(),
    used_completionTokens: z.int(),
    used_cost: z.int().transform(nanoUsd),
    used_unsettled: z.int(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .transform(
    ({ run_id, used_turns, used_promptTokens, used_completionTokens, used_cost, used_unsettled, ...rest }): ChatSession => ({
      id: run_id,
      ...rest,
      used: {
        turns: used_turns,
        promptTokens: used_promptTokens,
        completionTokens: used_completionTokens,
        cost: used_cost,
        unsettled: used_unsettled,
      },
    }),
  );

/** What has been used stands flat, so that each figure can be added to by itself. */
export function toSessionItem({ id, owner, used, ...rest }: ChatSession): Record<string, unknown> {
  const figures = Object.entries(used).map(([name, value]) => [`used_${name}`, value]);
  return {
    ...sessionKey(id),
    run_id: id,
    owner: chatsOf(owner),
    ...withoutNulls(rest),
    ...Object.fromEntries(figures),
    expires_at: epochSeconds(rest.expiresAt) + KEEP_SECONDS,
  };
}

export function parseSessionItem(item: unknown): ChatSession {
  return SessionItem.parse(item);
}

/** As text, since nothing in it is ever asked for by itself; what a turn cost in the end comes later, and stands beside it. */
const MessageItem = z.object({ message: z.string(), usage: z.string().optional() });

/** A message goes with its session, whose id says when that was opened. */
export function putMessage(tableName: string, sessionId: ChatSessionId, message: ChatMessage) {
  return {
    TableName: tableName,
    Item: {
      ...messageKey(sessionId, message.id),
      message: JSON.stringify(message),
      expires_at: sessionEndSeconds(sessionId) + KEEP_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

export function parseMessageItem(item: unknown): ChatMessage {
  const { message: text, usage } = MessageItem.parse(item);
  const message = ChatMessage.parse(JSON.parse(text));
  return usage === undefined ? message : { ...message, usage: Usage.parse(JSON.parse(usage)) };
}

/** When a session that was opened at its id's time is over, in epoch seconds. */
export function sessionEndSeconds(id: ChatSessionId): number {
  return Math.floor(bornAtMs(id) / 1000) + CHAT_LIMITS.sessionDays * DAY_SECONDS;
}
