import { ChatSessionId, type Page, type PageQuery } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { ChatSession, ChatStore } from '../chat/index.ts';
import type { MemoryState } from './memory-run-store.ts';

/** A ChatStore over the state of a memory run store, whose runs write most of it. */
export function memoryChatStore(state: MemoryState): ChatStore {
  const { chats, events, messages, runs, book } = state;
  return {
    async open(session, takings) {
      if (chats.has(session.id) || !book.write(takings)) return false;
      chats.set(session.id, session);
      return true;
    },
    find: async (id) => chats.get(id) ?? null,
    messages: async (id) => (messages.get(id) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    listByOwner: async (owner, query) => listByOwner(state, owner, query),
    async remove(id) {
      for (const { run_id } of messages.get(id) ?? []) if (runs.get(run_id)?.finishedAt) events.delete(run_id);
      chats.delete(id);
      messages.delete(id);
    },
  };
}

function listByOwner({ chats }: MemoryState, owner: Owner, { limit, cursor }: PageQuery): Page<ChatSession> {
  if (cursor !== undefined && !ChatSessionId.safeParse(cursor).success) throw new AppError('invalid_cursor');
  const own = [...chats.values()]
    .filter((session) => session.owner === owner && (cursor === undefined || session.id < cursor))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const data = own.slice(0, limit);
  const hasMore = own.length > limit;
  return { data, has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null };
}
