import type { Controls } from '../../admission/index.ts';

export type FaultKind = 'refused' | 'busy' | 'unanswered' | 'crash_before' | 'crash_after';

/** What goes wrong with a verb's nth call of a port. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

/** What an admission decided on. */
export interface Seen {
  readonly controls: Controls | null;
  readonly now: Date;
  /** How many takings there had been when it began to read. */
  readonly since: number;
}

/** One verb on its way, in a process of its own as it were: it may die at every await. */
export interface Verb {
  readonly id: number;
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly startedMs: number;
  /** Its process is ended after so long. */
  readonly livesMs: number;
  /** How far the clock of its machine is off. */
  readonly skewMs: number;
  calls: number;
  isDead: boolean;
  isDone: boolean;
  seen: Seen | null;
  /** What the provider has told it of the costs of generations. */
  readonly told: Map<string, number>;
  /** Called once, when it ended; `false` when it failed or died. */
  readonly onEnd: (isWell: boolean) => void;
}
