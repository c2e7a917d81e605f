import { ChatSessionId, nanoUsd } from '@factoids/contracts';
import { type Counter, type CounterKey, type HoldPiece, LIFETIME, type ScopeId } from '@factoids/core';
import * as z from 'zod';
import { sessionEndSeconds } from './chat-item.ts';
import { epochSeconds } from './table.ts';

const KEEP_SECONDS = 40 * 24 * 3600;
const KEEP_AFTER_CHAT_SECONDS = 30 * 24 * 3600;

export const ScopeText: z.ZodType<ScopeId> = z.union([
  z.enum(['global', 'anonymous', 'system']),
  z.templateLiteral([z.enum(['session', 'network', 'key', 'chat']), ':', z.string()]),
]);
const Nanos = z.int().transform(nanoUsd);

/** `n_<action>` are counts and `t_<bucket>` arrival times: flat, so that each can be changed by itself. */
const Item = z.object({
  scope: ScopeText,
  window: z.string(),
  shard: z.int(),
  spent: Nanos,
  committed: Nanos,
  openRuns: z.int(),
  n_generate: z.int().optional(),
  n_chat: z.int().optional(),
  n_vote: z.int().optional(),
  n_feedback: z.int().optional(),
  n_embed: z.int().optional(),
  n_chat_session: z.int().optional(),
  t_generate_min: z.int().optional(),
  t_generate_h: z.int().optional(),
  t_chat_min: z.int().optional(),
  t_chat_h: z.int().optional(),
  t_generate_verified_min: z.int().optional(),
  t_generate_verified_h: z.int().optional(),
  t_chat_verified_min: z.int().optional(),
  t_chat_verified_h: z.int().optional(),
  t_vote_min: z.int().optional(),
  t_vote_h: z.int().optional(),
  t_feedback_min: z.int().optional(),
  t_feedback_h: z.int().optional(),
  t_chat_session_min: z.int().optional(),
  t_chat_session_h: z.int().optional(),
  throttledUntil: z.string().nullable().default(null),
  notifiedAt: z.string().nullable().default(null),
});

export const counterItemKey = ({ scope, window, shard }: CounterKey) => ({
  pk: `COUNTER#${scope}#${window}#${shard}`,
  sk: 'COUNTER',
});

/** When the store may forget a counter; a lifetime's is kept, but that of a chat outlives its session by a month. */
export function counterExpiry({ scope, window }: CounterKey): number | null {
  if (window !== LIFETIME) return epochSeconds(`${window}T00:00:00.000Z`) + KEEP_SECONDS;
  const chat = ChatSessionId.safeParse(scope.replace('chat:', ''));
  return chat.success ? sessionEndSeconds(chat.data) + KEEP_AFTER_CHAT_SECONDS : null;
}

export function parseCounterItem(item: unknown): Counter {
  const { scope, window, shard, spent, committed, openRuns, throttledUntil, notifiedAt, ...flat } = Item.parse(item);
  const { n_generate, n_chat, n_vote, n_feedback, n_embed, n_chat_session, ...tats } = flat;
  return {
    ...{ scope, window, shard, spent, committed, openRuns, throttledUntil, notifiedAt },
    counts: defined({
      generate: n_generate,
      chat: n_chat,
      vote: n_vote,
      feedback: n_feedback,
      embed: n_embed,
      chat_session: n_chat_session,
    }),
    tats: defined({
      generate_min: tats.t_generate_min,
      generate_h: tats.t_generate_h,
      generate_verified_min: tats.t_generate_verified_min,
      generate_verified_h: tats.t_generate_verified_h,
      chat_min: tats.t_chat_min,
      chat_h: tats.t_chat_h,
      chat_verified_min: tats.t_chat_verified_min,
      chat_verified_h: tats.t_chat_verified_h,
      vote_min: tats.t_vote_min,
      vote_h: tats.t_vote_h,
      feedback_min: tats.t_feedback_min,
      feedback_h: tats.t_feedback_h,
      chat_session_min: tats.t_chat_session_min,
      chat_session_h: tats.t_chat_session_h,
    }),
  };
}

function defined<Name extends string>(values: Record<Name, number | undefined>): Partial<Record<Name, number>> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.assign({}, ...entries.map(([name, value]) => ({ [name]: value })));
}

/** A piece of a hold as text, since a run carries several and every byte of it is written again and again. */
export function holdText({ scope, window, shard, amount, hasSlot }: HoldPiece): string {
  return [scope, window, shard, amount, hasSlot ? 1 : 0].join('#');
}

const HoldParts = z.tuple([ScopeText, z.string(), z.coerce.number().int(), z.coerce.number().int(), z.enum(['0', '1'])]);

export const HoldText = z
  .preprocess((text) => String(text).split('#'), HoldParts)
  .transform(([scope, window, shard, amount, slot]): HoldPiece => {
    return { scope, window, shard, amount: nanoUsd(amount), hasSlot: slot === '1' };
  });
