import * as z from 'zod';
import { MessageId, RunId } from './ids.ts';
import { Timestamp } from './shapes.ts';
import { Usage } from './usage.ts';

/** `answerMaxChars` caps what is kept and shown of an answer, `turns` what one session takes. */
export const CHAT_LIMITS = { messageMaxChars: 8_000, answerMaxChars: 6_000, turns: 100, sessionDays: 30 } as const;

/** Something that a tool really returned in this turn: what `[n]` in an answer stands for. */
export const ChatSource = z
  .object({
    n: z.int().min(1),
    kind: z.enum(['factoid', 'web']),
    title: z.string(),
    url: z.string().meta({ description: 'of the web, or relative to the site' }),
    excerpt: z.string(),
  })
  .meta({ id: 'ChatSource' });
export type ChatSource = z.infer<typeof ChatSource>;

/** A tool that the answer was made with, in words for the person. */
export const ToolUse = z
  .object({
    id: z.string(),
    name: z.string(),
    label: z.string(),
    status: z.enum(['done', 'failed']),
    summary: z.string(),
    sources: z.array(ChatSource),
  })
  .meta({ id: 'ToolUse' });
export type ToolUse = z.infer<typeof ToolUse>;

/** `interrupted` has a part of the text, `failed` none. */
export const MessageStatus = z.enum(['complete', 'interrupted', 'failed']).meta({ id: 'MessageStatus' });
export type MessageStatus = z.infer<typeof MessageStatus>;

/** From the request on, in milliseconds; `first_token_ms` is null where no word came. */
export const Latency = z.object({ first_token_ms: z.int().min(0).nullable(), total_ms: z.int().min(0) }).meta({ id: 'Latency' });
export type Latency = z.infer<typeof Latency>;

/** Answers are a subset of markdown (paragraphs, lists, emphasis, code, links to sources), and never HTML. */
export const ChatMessage = z
  .object({
    id: MessageId,
    role: z.enum(['user', 'assistant']),
    text: z.string(),
    run_id: RunId,
    status: MessageStatus,
    tools: z.array(ToolUse),
    sources: z.array(ChatSource).meta({ description: 'those that the text cites' }),
    usage: Usage.nullable().meta({ description: 'null of what a person wrote' }),
    latency: Latency.nullable(),
    created_at: Timestamp,
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessage>;
