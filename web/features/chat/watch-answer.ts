import type { Schemas } from '@factoids/client';
import type { RunEvent } from '@factoids/contracts';
import { browserClient, serverClock } from '../../lib/browser-api.ts';
import { refusalOf } from '../limits/refusal.ts';
import { findChat } from './chat-calls.ts';
import type { ChatAction, Message } from './chat-desk.ts';
import { frameBatch } from './frame-batch.ts';

/** When an answer's cost may have been told by then, after its end. */
const SETTLED_AFTER_MS = [5_000, 40_000];

interface Watched {
  readonly sessionId: string;
  readonly turn: Schemas['RunningTurn'];
  /** Ends the watching, not the answer. */
  readonly signal: AbortSignal;
  readonly dispatch: (action: ChatAction) => void;
}

/** Follows a turn to its end, at most once a frame. @returns what it left; null when nobody watches any more, or nobody answers */
export async function watchAnswer({ sessionId, turn, signal, dispatch }: Watched): Promise<Message | null> {
  const frames = frameBatch<RunEvent>((events) => dispatch({ type: 'happened', events, at: Date.now() }));
  let answer: Message | null = null;
  const onContact = (isInContact: boolean) => dispatch({ type: 'contact', isInContact });
  onContact(true);
  try {
    for await (const event of browserClient.watchTurn(turn, { signal, onContact })) {
      frames.push(event);
      if ('message' in event && event.message) answer = event.message;
    }
    if (signal.aborted) return null;
    frames.flush();
    return answer ?? (await reread({ sessionId, turn, signal, dispatch }));
  } catch (error) {
    if (!signal.aborted) dispatch({ type: 'refused', refusal: refusalOf(error, serverClock) });
    return null;
  } finally {
    frames.drop();
  }
}

/** Where only the status was to be had: the session has the answer. */
async function reread({ sessionId, turn, signal, dispatch }: Watched): Promise<Message | null> {
  const session = await findChat(sessionId, signal);
  if (!session) return null;
  dispatch({ type: 'found', session, notice: null });
  return session.messages.find(({ role, run_id }) => role === 'assistant' && run_id === turn.run_id) ?? null;
}

/** Looks again for a cost that was not known when the answer ended. */
export async function awaitCost(answer: Message, { sessionId, signal, dispatch }: Watched): Promise<void> {
  if (answer.usage?.cost_usd != null) return;
  for (const afterMs of SETTLED_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    if (signal.aborted) return;
    const session = await findChat(sessionId, signal).catch(() => null);
    if (!session || signal.aborted) return;
    dispatch({ type: 'reread', session });
    if (session.messages.find(({ id }) => id === answer.id)?.usage?.cost_usd != null) return;
  }
}
