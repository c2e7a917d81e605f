import type { ChatSessionId } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { ChatSession } from './chat-session.ts';
import type { ChatStore } from './chat-store.ts';

interface Asked {
  readonly id: ChatSessionId;
  /** null for somebody who can own nothing. */
  readonly owner: Owner | null;
}

/** A chat of this owner, also one that is over; another's does not exist for them. Throws `not_found`. */
export async function requireOwnSession(chats: Pick<ChatStore, 'find'>, { id, owner }: Asked): Promise<ChatSession> {
  const session = owner && (await chats.find(id));
  if (!session || session.owner !== owner) throw new AppError('not_found', { detail: 'You have no chat with this id.' });
  return session;
}

/** From then on nothing more is said in it. */
export function isOver({ expiresAt }: Pick<ChatSession, 'expiresAt'>, now: Date): boolean {
  return Date.parse(expiresAt) <= now.getTime();
}
