import type { ChatMessage, ChatSessionId, Latency, MessageId } from '@factoids/contracts';

/** `verify`: the person asks whether the session's factoid is true, and what comes out is noted on it. */
export type TurnPurpose = 'talk' | 'verify';

/** What a chat turn begins with, together with its run: the message that it answers and the session's turn taken. */
export interface TurnOpening {
  readonly sessionId: ChatSessionId;
  readonly message: ChatMessage;
  /** How the session is called from then on. */
  readonly title: string;
}

/** What the earlier messages of a session come to, up to and with one of them. */
export interface ChatSummary {
  readonly text: string;
  readonly through: MessageId;
}

/** What a chat turn leaves in its session when its run ends, however it ends: the turn is free again in the same transaction. */
export interface TurnEnding {
  readonly sessionId: ChatSessionId;
  readonly answer: ChatMessage;
  /** null when the earlier messages were not summed up in this turn. */
  readonly summary: ChatSummary | null;
}

/** What of an answer can be told at any moment from the run's log alone: what readers saw is what is kept. */
export type Said = Pick<ChatMessage, 'text' | 'tools'> & { readonly firstWordAt: string | null };

export function latencyOf(createdAt: string, { firstWordAt }: Said, endedAt: string): Latency {
  const since = (at: string) => Math.max(0, Date.parse(at) - Date.parse(createdAt));
  return { first_token_ms: firstWordAt === null ? null : since(firstWordAt), total_ms: since(endedAt) };
}
