import type { ChatMessage, ChatSessionId, Page, PageQuery } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { Taking } from '../admission/index.ts';
import type { ChatSession } from './chat-session.ts';

/**
 * Sessions and their messages, beside the runs that write most of them: `RunStore` puts a person's message with the run that answers
 * it, and the answer with the run's ending. Throws `store_busy` when the store cannot answer in time.
 */
export interface ChatStore {
  /** A new session with what it takes; false when a rule of a taking does not hold any more. */
  open(session: ChatSession, takings: readonly Taking[]): Promise<boolean>;
  /** Never older than the last write; also one that is over, as long as it is kept. */
  find(id: ChatSessionId): Promise<ChatSession | null>;
  /** All of a session's messages, oldest first. Never older than the last write. */
  messages(id: ChatSessionId): Promise<readonly ChatMessage[]>;
  /** Newest first. */
  listByOwner(owner: Owner, query: PageQuery): Promise<Page<ChatSession>>;
  /**
   * The session, every message of it, and the logs of its turns but of one that goes on: who follows that sees it end. Repeating is
   * harmless; one that failed halfway is over, and can be removed again.
   */
  remove(id: ChatSessionId): Promise<void>;
}
