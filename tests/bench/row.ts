import type { BenchCloud } from './bench-cloud.ts';
import type { Figure } from './figures.ts';

export interface Bench {
  /** The repository. */
  readonly root: string;
  /** A folder for what a row writes. */
  readonly scratch: string;
  /** Fewer samples: to see that everything runs, not for figures. */
  readonly quick: boolean;
  /** The warm local cloud that rows share, started by the first that asks. */
  cloud(): Promise<BenchCloud>;
  /** Ends the shared local cloud, for a row that wants the machine to itself. */
  release(): Promise<void>;
  say(line: string): void;
}

/** A named part of the benchmark, which can be run alone. */
export interface Row {
  readonly name: string;
  measure(bench: Bench): Promise<readonly Figure[]>;
}
