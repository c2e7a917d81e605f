import { ApiProblem, type Schemas } from '@factoids/client';
import { browserClient, serverClock } from '../../lib/browser-api.ts';
import { refusalOf } from '../limits/refusal.ts';
import { findChat, messageOf, openChat, type Question, questionOf } from './chat-calls.ts';
import type { ChatAction, Message } from './chat-desk.ts';
import { forgetChat, recallChat } from './chat-ticket.ts';
import type { ChatNotice } from './chat-words.ts';
import { awaitCost, watchAnswer } from './watch-answer.ts';

type Session = Schemas['ChatSession'];

/** What a page remembers of its chat beside what it shows. */
export interface ChatVisit {
  readonly factoidId: string;
  readonly dispatch: (action: ChatAction) => void;
  /** An answer is there, whole. */
  readonly onAnswered: (answer: Message) => void;
  /** null before the first message. */
  sessionId: string | null;
  /** The remembered chat is looked for until then; it never rejects. */
  finding: Promise<void>;
  /** What was refused, or of what nobody knows whether it arrived. */
  pending: Question | null;
  watching: AbortController;
  /** Nobody looks at the page any more: what is still under way is not watched. */
  isLeft: boolean;
}

/** Finds the chat again that this browser had, and the answer that is being made in it. @returns how to leave */
export function resume(visit: ChatVisit): () => void {
  const remembered = recallChat(visit.factoidId);
  const leaving = new AbortController();
  visit.isLeft = false;
  if (remembered) visit.finding = findAgain(visit, remembered, leaving.signal);
  return () => {
    leaving.abort();
    visit.isLeft = true;
    visit.watching.abort();
  };
}

/** While nothing is under way here: what is said in other windows is read whenever this one is looked at again. @returns how to stop */
export function readWhenSeen(visit: ChatVisit): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onLook = async () => {
    if (document.visibilityState !== 'visible' || visit.sessionId === null) return;
    const found = await findChat(visit.sessionId, signal).catch(() => null);
    if (found && !signal.aborted && found.id === visit.sessionId) attach(visit, found);
  };
  document.addEventListener('visibilitychange', onLook, { signal });
  return () => stopping.abort();
}

/** @returns whether the message was taken */
export async function deliver(visit: ChatVisit, asked: Question): Promise<boolean> {
  try {
    await send(visit, asked);
    return true;
  } catch (error) {
    if (!isOver(error) || visit.sessionId === null) return refuse(visit, asked, error);
  }
  const anew = questionOf(asked.text, asked.model);
  forget(visit, null);
  return send(visit, anew, 'anew').then(
    () => true,
    (error) => refuse(visit, anew, error),
  );
}

/** From here on the next message opens a session of its own. */
export function forget(visit: ChatVisit, notice: ChatNotice | null): void {
  visit.watching.abort();
  visit.sessionId = null;
  visit.pending = null;
  forgetChat(visit.factoidId);
  visit.dispatch({ type: 'cleared', notice });
}

async function findAgain(visit: ChatVisit, remembered: string, signal: AbortSignal): Promise<void> {
  const found = await findChat(remembered, signal).catch(() => 'unread' as const);
  if (signal.aborted || visit.sessionId) return;
  if (found === 'unread') return visit.dispatch({ type: 'cleared', notice: 'unread' });
  if (found) return attach(visit, found);
  forget(visit, 'gone');
}

async function send(visit: ChatVisit, asked: Question, notice: ChatNotice | null = null): Promise<void> {
  visit.dispatch({ type: 'asked', text: asked.text, notice });
  await visit.finding;
  visit.pending = asked;
  const isNew = visit.sessionId === null;
  visit.sessionId ??= await openChat(visit.factoidId, asked, visit.dispatch);
  const body = { message: asked.text };
  const sent = await browserClient.sendChatMessage(visit.sessionId, body, { idempotencyKey: asked.sendKey });
  visit.pending = null;
  visit.dispatch({ type: 'accepted', message: messageOf(sent, asked.text) });
  void follow(visit, visit.sessionId, sent);
  if (!isNew) void catchUp(visit, visit.sessionId);
}

/** Others may have said something before this was taken; while it is answered nobody else can. */
async function catchUp(visit: ChatVisit, sessionId: string): Promise<void> {
  const session = await findChat(sessionId, visit.watching.signal).catch(() => null);
  if (session) visit.dispatch({ type: 'reread', session });
}

async function refuse(visit: ChatVisit, asked: Question, error: unknown): Promise<boolean> {
  const problem = error instanceof ApiProblem ? error.problem : null;
  if (problem && problem.status < 500) visit.pending = questionOf(asked.text, asked.model);
  if (problem?.code === 'turn_in_progress' && visit.sessionId) {
    const found = await findChat(visit.sessionId).catch(() => null);
    if (found) {
      attach(visit, found);
      visit.dispatch({ type: 'noticed', notice: 'elsewhere' });
      return false;
    }
  }
  visit.dispatch({ type: 'refused', refusal: refusalOf(error, serverClock) });
  return false;
}

function attach(visit: ChatVisit, found: Session): void {
  visit.sessionId = found.id;
  const isPast = Date.parse(found.expires_at) <= serverClock.serverNow();
  visit.dispatch({ type: 'found', session: found, notice: isPast ? 'over' : null });
  if (found.running) void follow(visit, found.id, found.running);
}

async function follow(visit: ChatVisit, sessionId: string, turn: Schemas['RunningTurn']): Promise<void> {
  visit.watching.abort();
  if (visit.isLeft) return;
  visit.watching = new AbortController();
  const watched = { sessionId, turn, signal: visit.watching.signal, dispatch: visit.dispatch };
  const answer = await watchAnswer(watched);
  if (!answer) return;
  visit.onAnswered(answer);
  await awaitCost(answer, watched);
}

function isOver(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.code === 'not_found' || error.problem.code === 'session_expired');
}
