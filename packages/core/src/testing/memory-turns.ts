import { CHAT_LIMITS, type ChatMessage, type ChatSessionId, nanoUsd, type RunId } from '@factoids/contracts';
import type { ChatSession } from '../chat/index.ts';
import {
  type Run,
  type RunCall,
  type TurnEnding,
  type TurnOpening,
  type TurnUse,
  usageOf,
  useWhenEnded,
  useWhenSettled,
  viewUsage,
} from '../runs/index.ts';

/** Chats and what was said in them, open to tests. */
export interface ChatState {
  readonly chats: Map<ChatSessionId, ChatSession>;
  readonly messages: Map<ChatSessionId, readonly ChatMessage[]>;
}

/** Whether a run may take its session's turn; a run without one may. */
export function mayTakeTurn({ chats }: ChatState, turn: TurnOpening | undefined, now: string): boolean {
  if (turn === undefined) return true;
  const session = chats.get(turn.sessionId);
  return session !== undefined && session.expiresAt > now && session.running === null && session.turns < CHAT_LIMITS.turns;
}

export function takeTurn(state: ChatState, turn: TurnOpening | undefined, runId: RunId): void {
  const session = turn && state.chats.get(turn.sessionId);
  if (!turn || !session) return;
  const taken = { running: runId, lastRun: runId, turns: session.turns + 1, title: turn.title };
  state.chats.set(session.id, { ...session, ...taken });
  say(state, turn.sessionId, turn.message);
}

interface EndedTurn {
  readonly turn: TurnEnding | null;
  readonly runId: RunId;
  readonly calls: readonly RunCall[];
}

export function leaveTurn(state: ChatState, { turn, runId, calls }: EndedTurn): void {
  const session = turn && state.chats.get(turn.sessionId);
  if (!turn || session?.running !== runId) return;
  const summary = turn.summary ?? session.summary;
  state.chats.set(session.id, { ...session, running: null, summary, used: withUse(session.used, useWhenEnded(calls)) });
  say(state, session.id, turn.answer);
}

/** Puts the final cost on a turn's answer and session, if they are still there. */
export function settleTurn(state: ChatState, run: Run, calls: readonly RunCall[]): void {
  if (run.kind !== 'chat') return;
  const { sessionId, answerId } = run.input;
  const session = state.chats.get(sessionId);
  const messages = state.messages.get(sessionId) ?? [];
  if (!session || !messages.some(({ id }) => id === answerId)) return;
  state.chats.set(sessionId, { ...session, used: withUse(session.used, useWhenSettled(run.calls, calls)) });
  const usage = viewUsage(usageOf(calls));
  state.messages.set(
    sessionId,
    messages.map((message) => (message.id === answerId ? { ...message, usage } : message)),
  );
}

function say(state: ChatState, id: ChatSessionId, message: ChatMessage): void {
  state.messages.set(id, [...(state.messages.get(id) ?? []), message]);
}

function withUse(used: ChatSession['used'], use: TurnUse): ChatSession['used'] {
  return {
    turns: used.turns + use.turns,
    promptTokens: used.promptTokens + use.promptTokens,
    completionTokens: used.completionTokens + use.completionTokens,
    cost: nanoUsd(used.cost + use.cost),
    unsettled: used.unsettled + use.unsettled,
  };
}
