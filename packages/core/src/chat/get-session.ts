import type { ChatSessionId, ChatSessionView, Surface } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import type { ChatStore } from './chat-store.ts';
import { requireOwnSession } from './require-own-session.ts';
import { viewSession } from './view-session.ts';

interface Input {
  readonly principal: Principal | null;
  readonly id: ChatSessionId;
  readonly surface: Surface;
}

interface GetSession {
  readonly deps: { readonly chats: Pick<ChatStore, 'find' | 'messages'> };
  readonly input: Input;
}

/** One's own chat with everything that was said in it, also after it is over. Throws `not_found`. */
export async function getSession({ deps, input }: GetSession): Promise<ChatSessionView> {
  const { principal, id, surface } = input;
  // The session before its messages: a turn that ends in between is shown as running and answered, never as neither.
  const session = await requireOwnSession(deps.chats, { id, owner: principal && ownerOf(principal) });
  return viewSession(session, await deps.chats.messages(id), surface);
}
