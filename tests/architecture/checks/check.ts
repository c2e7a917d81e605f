/** One thing that `pnpm verify` looks at. */
export interface Check {
  readonly name: string;
  /** Looks at the tree under `root`, which need not be this one, and changes nothing in it. */
  readonly run: (root: string) => Promise<CheckResult>;
}

export interface CheckResult {
  readonly ok: boolean;
  /** For a person: what is wrong and where, or one line on what was looked at. */
  readonly output: string;
}
