/** The functions with what each may weigh and take; the bars of docs/benchmarks.md. */
export interface MeasuredFunction {
  readonly name: string;
  /** Relative to the repository. */
  readonly entry: string;
  readonly mostKb: number;
  readonly mostImportMs: number;
}

const API = { mostKb: 1_000, mostImportMs: 150 } as const;
const WORKER = { mostKb: 2_500, mostImportMs: 500 } as const;

export const FUNCTIONS: readonly MeasuredFunction[] = [
  { name: 'api-read', entry: 'functions/api/read.ts', ...API },
  { name: 'api-runs', entry: 'functions/api/runs.ts', ...API },
  { name: 'stream', entry: 'functions/stream/run-stream.ts', mostKb: 800, mostImportMs: 150 },
  { name: 'run-worker', entry: 'functions/workers/run-worker.ts', ...WORKER },
  { name: 'reap-runs', entry: 'functions/schedules/reap-runs.ts', ...WORKER },
];
