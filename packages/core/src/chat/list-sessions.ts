import type { ChatSessionPage, PageQuery, Surface } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import type { Clock } from '../clock.ts';
import type { ChatStore } from './chat-store.ts';
import { isOver } from './require-own-session.ts';
import { viewSummary } from './view-session.ts';

interface Deps {
  readonly clock: Clock;
  readonly chats: Pick<ChatStore, 'listByOwner'>;
}

interface Input {
  readonly principal: Principal | null;
  readonly query: PageQuery;
  readonly surface: Surface;
}

/** The caller's chats that are not over, newest first; a page may be short while there are more. Somebody without a session has none. */
export async function listSessions({ deps, input }: { deps: Deps; input: Input }): Promise<ChatSessionPage> {
  if (!input.principal) return { data: [], next_cursor: null, has_more: false };
  const page = await deps.chats.listByOwner(ownerOf(input.principal), input.query);
  const now = deps.clock.now();
  const open = page.data.filter((session) => !isOver(session, now));
  return { ...page, data: open.map((session) => viewSummary(session, input.surface)) };
}
