import type { Quote } from '../admission/index.ts';
import type { RunWork } from './run.ts';
import type { TurnOpening } from './turn.ts';

/** What a request means, once it is known what holds. */
export interface RunPlan {
  readonly work: RunWork;
  readonly quote: Quote;
  /** The same for the same question; null where it tells nothing. */
  readonly promptHash: string | null;
  readonly turn?: TurnOpening;
}
