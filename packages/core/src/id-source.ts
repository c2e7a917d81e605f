import type { ChatSessionId, FactoidId, FeedbackId, KeyId, MessageId, RunId, SessionId } from '@factoids/contracts';

/** Mints ids; the only source of identity in the domain. */
export interface IdSource {
  factoid(): FactoidId;
  run(): RunId;
  session(): SessionId;
  key(): KeyId;
  feedback(): FeedbackId;
  chatSession(): ChatSessionId;
  message(): MessageId;
  /** Of a record of a lever. */
  audit(): string;
}
