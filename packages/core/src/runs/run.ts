import {
  addUsd,
  type ChatSessionId,
  type FactoidId,
  type MessageId,
  type NanoUsd,
  nanoUsd,
  type Problem,
  type RunId,
  type RunStatus,
} from '@factoids/contracts';
import type { Owner } from '../accounts/index.ts';
import type { HoldPiece, Party, Quote, Window } from '../admission/index.ts';
import type { ProviderUsage, WriterModel } from './factoid-writer.ts';
import type { TurnPurpose } from './turn.ts';

/** One HTTP attempt at a provider. `usage` is null until learned; a call that was refused unbilled has a cost of zero. */
export interface RunCall {
  readonly startedAt: string;
  readonly generationId: string | null;
  readonly usage: ProviderUsage | null;
  /** The most that it can cost; left out where the run's quote says it. */
  readonly maxCost?: NanoUsd | undefined;
}

/** `held` until the run ends; then `released` (no cost), `settled` (cost known) or `settling` (being looked up). */
export type HoldState = 'held' | 'settling' | 'settled' | 'released';

/** What is to be done, by its kind. */
export type RunWork =
  | {
      readonly kind: 'factoid';
      readonly input: { readonly topic: string | null; readonly model: WriterModel; readonly temperature: number | null };
    }
  | { readonly kind: 'chat'; readonly input: TurnInput }
  /** Texts made into vectors, on the system's account; it never waits in a queue. */
  | { readonly kind: 'embedding'; readonly input: { readonly model: WriterModel; readonly texts: number } };

/** One turn of a chat: the message is in the session, which has the rest. */
export interface TurnInput {
  readonly sessionId: ChatSessionId;
  /** The person's message, and the answer to be. */
  readonly messageId: MessageId;
  readonly answerId: MessageId;
  readonly purpose: TurnPurpose;
  readonly model: WriterModel;
}

/** One paid piece of model work. */
export type Run = RunBase & RunWork;
export type RunKind = Run['kind'];
export type RunOf<Kind extends RunKind> = Extract<Run, { kind: Kind }>;

/** What a run of any kind has. */
export interface RunBase {
  readonly id: RunId;
  readonly owner: Owner;
  readonly status: RunStatus;
  readonly quote: Quote;
  /** The window that admitted it, and into which it settles. */
  readonly window: Window;
  /** What was taken for it, and from which counters. */
  readonly holds: readonly HoldPiece[];
  readonly hold: HoldState;
  /** Who asked, as far as limits care. */
  readonly party: Party;
  /** The UTC day whose factoid it is to write; null for everything that a caller asks for. */
  readonly daily: string | null;
  /** The same for the same topic; null where none was given. */
  readonly promptHash: string | null;
  /** Grows with each lease; a writer with an older epoch has lost the run. */
  readonly epoch: number;
  readonly leaseUntil: string | null;
  readonly calls: readonly RunCall[];
  readonly cancelRequestedAt: string | null;
  readonly factoidId: FactoidId | null;
  readonly problem: Problem | null;
  /** When its message was last put on the queue, and how often that was. */
  readonly sentAt: string;
  readonly sends: number;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export function isTerminal(run: Run): boolean {
  return run.finishedAt !== null;
}

export interface RunUsage {
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly cost: NanoUsd | null;
}

/** The sum over all calls; null where any of them is not known. */
export function usageOf(calls: readonly RunCall[]): RunUsage {
  const usages = calls.map(({ usage }) => usage);
  const known = usages.filter((usage) => usage !== null);
  const costs = known.map(({ cost }) => cost).filter((cost) => cost !== null);
  const all = known.length === calls.length;
  return {
    promptTokens: all ? known.reduce((sum, { promptTokens }) => sum + promptTokens, 0) : null,
    completionTokens: all ? known.reduce((sum, { completionTokens }) => sum + completionTokens, 0) : null,
    cost: costs.length === calls.length ? addUsd(nanoUsd(0), ...costs) : null,
  };
}

/** What becomes of the hold when a run with these calls ends. */
export function holdAfter(calls: readonly RunCall[]): HoldState {
  const { cost } = usageOf(calls);
  if (cost === null) return 'settling';
  return cost === 0 ? 'released' : 'settled';
}
