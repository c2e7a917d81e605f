import type { FactoidId, FeedbackId, KeyId, RunId, SessionId } from '@factoids/contracts';

/** Mints ids; the only source of identity in the domain. */
export interface IdSource {
  factoid(): FactoidId;
  run(): RunId;
  session(): SessionId;
  key(): KeyId;
  feedback(): FeedbackId;
  /** Of a record of a lever. */
  audit(): string;
}
