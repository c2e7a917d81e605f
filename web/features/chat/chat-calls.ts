import { ApiProblem, type Schemas } from '@factoids/client';
import { browserClient } from '../../lib/browser-api.ts';
import type { ChatAction, Message } from './chat-desk.ts';
import { rememberChat } from './chat-ticket.ts';

type Dispatch = (action: ChatAction) => void;

export interface Question {
  readonly text: string;
  readonly model: string;
  /** Without a clear no, nobody knows whether it arrived: the same keys make the next try find it. */
  readonly openKey: string;
  readonly sendKey: string;
}

export function questionOf(text: string, model: string): Question {
  return { text, model, openKey: crypto.randomUUID(), sendKey: crypto.randomUUID() };
}

/** What was accepted, as the session keeps it. */
export function messageOf({ message_id, run_id }: Schemas['MessageAccepted'], text: string): Message {
  const said = { id: message_id, run_id, role: 'user', text, status: 'complete' } as const;
  return { ...said, tools: [], sources: [], usage: null, latency: null, created_at: new Date().toISOString() };
}

/** @returns the id of a session that a reload finds again */
export async function openChat(factoidId: string, { model, openKey }: Question, dispatch: Dispatch): Promise<string> {
  const body = { factoid_id: factoidId, ...(model && { model }) };
  const session = await browserClient.openChatSession(body, { idempotencyKey: openKey });
  rememberChat(factoidId, session.id);
  dispatch({ type: 'opened', session });
  return session.id;
}

/** null when it is gone, or was another's. */
export async function findChat(sessionId: string, signal?: AbortSignal): Promise<Schemas['ChatSession'] | null> {
  try {
    return await browserClient.getChatSession(sessionId, signal ? { signal } : {});
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The answer's end arrives by its stream; here only a refusal to stop matters, and that leaves the button usable again. */
export async function stopAnswer(sessionId: string, dispatch: Dispatch): Promise<void> {
  dispatch({ type: 'stopping', isStopping: true });
  await browserClient.cancelChatTurn(sessionId).catch(() => {
    dispatch({ type: 'stopping', isStopping: false });
    dispatch({ type: 'noticed', notice: 'running' });
  });
}

/** @returns whether it is gone now */
export async function deleteChat(sessionId: string): Promise<boolean> {
  try {
    await browserClient.deleteChatSession(sessionId);
    return true;
  } catch (error) {
    return isMissing(error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.status === 404 || error.problem.status === 410);
}
