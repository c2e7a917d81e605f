import type { ChatSessionId, FactoidId, NanoUsd, RunId } from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { ChatSummary } from '../runs/index.ts';

/** A conversation, without its messages. */
export interface ChatSession {
  readonly id: ChatSessionId;
  readonly owner: Owner;
  /** What it is about; null for anything. */
  readonly factoidId: FactoidId | null;
  /** The model that its turns ask. */
  readonly model: string;
  /** How its first message begins; null before there is one. */
  readonly title: string | null;
  /** Messages taken, whatever became of their answers. */
  readonly turns: number;
  /** The turn that is being answered: there is one at a time. */
  readonly running: RunId | null;
  /** The last turn that was begun. */
  readonly lastRun: RunId | null;
  readonly summary: ChatSummary | null;
  readonly used: {
    /** Turns that have ended. */
    readonly turns: number;
    readonly promptTokens: number;
    readonly completionTokens: number;
    /** Of the turns whose cost is known. */
    readonly cost: NanoUsd;
    readonly unsettled: number;
  };
  readonly createdAt: string;
  /** From then on nothing more is said in it, and it goes away within days. */
  readonly expiresAt: string;
}
