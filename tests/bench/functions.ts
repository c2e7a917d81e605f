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
/** Without a model's chain in it. */
const SCHEDULE = { mostKb: 1_000, mostImportMs: 500 } as const;

export const FUNCTIONS: readonly MeasuredFunction[] = [
  { name: 'api-read', entry: 'functions/api/read.ts', ...API },
  { name: 'api-runs', entry: 'functions/api/runs.ts', ...API },
  { name: 'api-opinions', entry: 'functions/api/opinions.ts', ...API },
  { name: 'api-chat', entry: 'functions/api/chat.ts', ...API },
  { name: 'api-account', entry: 'functions/api/account.ts', ...API },
  { name: 'api-admin', entry: 'functions/api/admin.ts', ...API },
  { name: 'stream', entry: 'functions/stream/run-stream.ts', mostKb: 800, mostImportMs: 150 },
  { name: 'run-worker', entry: 'functions/workers/run-worker.ts', ...WORKER },
  { name: 'chat-worker', entry: 'functions/workers/chat-worker.ts', mostKb: 3_000, mostImportMs: 600 },
  { name: 'notice-worker', entry: 'functions/workers/notice-worker.ts', ...SCHEDULE },
  { name: 'reap-runs', entry: 'functions/schedules/reap-runs.ts', ...WORKER },
  { name: 'refresh-models', entry: 'functions/schedules/refresh-models.ts', ...SCHEDULE },
  { name: 'close-day', entry: 'functions/schedules/close-day.ts', ...SCHEDULE },
  { name: 'search', entry: 'functions/search/search.ts', ...API },
  { name: 'build-search', entry: 'functions/schedules/build-search.ts', ...SCHEDULE },
  { name: 'watch-traffic', entry: 'functions/schedules/watch-traffic.ts', ...SCHEDULE },
  { name: 'embed-factoids', entry: 'functions/schedules/embed-factoids.ts', ...SCHEDULE },
  { name: 'write-daily', entry: 'functions/schedules/write-daily.ts', ...SCHEDULE },
];
