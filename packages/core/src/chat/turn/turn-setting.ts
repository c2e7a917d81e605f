import type { ChatMessage } from '@factoids/contracts';
import type { FactoidRecord, FactoidStore } from '../../factoids/index.ts';
import type { RunOf, TurnPurpose } from '../../runs/index.ts';
import type { ChatSession } from '../chat-session.ts';
import type { ChatStore } from '../chat-store.ts';

/** What a turn begins from. */
export interface TurnSetting {
  readonly session: ChatSession;
  readonly messages: readonly ChatMessage[];
  /** What the person has just said. */
  readonly message: ChatMessage;
  /** null where the chat is about none, and when it was taken down. */
  readonly factoid: FactoidRecord | null;
  /** Nothing is checked that is not there any more. */
  readonly purpose: TurnPurpose;
}

export interface SettingDeps {
  readonly chats: Pick<ChatStore, 'find' | 'messages'>;
  readonly factoids: Pick<FactoidStore, 'find'>;
}

interface ReadSetting {
  readonly deps: SettingDeps;
  readonly run: RunOf<'chat'>;
  /** Told of the person's message as soon as it is there. */
  readonly onMessage: (message: ChatMessage) => void;
}

/** null when the session was deleted meanwhile. Throws `store_busy`. */
export async function readSetting(reading: ReadSetting): Promise<TurnSetting | null> {
  const { deps, run } = reading;
  const [about, said] = await Promise.all([readSession(deps, run), readMessages(reading)]);
  if (about === null || said === null) return null;
  return { ...about, ...said, purpose: run.input.purpose === 'verify' && about.factoid ? 'verify' : 'talk' };
}

async function readSession({ chats, factoids }: SettingDeps, { input }: RunOf<'chat'>) {
  const session = await chats.find(input.sessionId);
  if (!session) return null;
  const record = session.factoidId && (await factoids.find(session.factoidId));
  return { session, factoid: record && record.hidden === null ? record : null };
}

async function readMessages({ deps, run, onMessage }: ReadSetting) {
  const messages = await deps.chats.messages(run.input.sessionId);
  const message = messages.find(({ id }) => id === run.input.messageId);
  if (!message) return null;
  onMessage(message);
  return { messages, message };
}
