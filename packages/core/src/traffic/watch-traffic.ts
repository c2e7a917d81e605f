import { type Controls, type Ledger, windowOf } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import type { NoticeQueue } from '../notices/index.ts';
import type { RunStore, RunTrace } from '../runs/index.ts';
import { ANOMALY, type Anomaly, findPatterns, findSpikes, spikeCandidates } from './anomalies.ts';
import { isWithinPolicy } from './is-within-policy.ts';

/** For so long a scope is kept waiting; then the throttle is over by itself. */
export const THROTTLE_MINUTES = 15;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MOST_TRACES = { recent: 5_000, history: 20_000 } as const;

interface Deps {
  readonly clock: Clock;
  readonly runs: Pick<RunStore, 'listTraces'>;
  readonly ledger: Pick<Ledger, 'throttle'>;
  readonly notices: NoticeQueue;
  readonly readControls: () => Promise<Controls>;
}

export interface Watched {
  readonly requests: number;
  readonly anomalies: number;
  /** Scopes that this pass was the one to throttle, and of which it told. */
  readonly throttled: number;
}

/** Looks at who asked lately, keeps slow whose traffic is unlike what is usual, and tells of each once. The history is read only when it matters. */
export async function watchTraffic({ deps }: { deps: Deps }): Promise<Watched> {
  const now = deps.clock.now();
  const recent = await tracesOf(deps.runs, now, { reachMs: ANOMALY.recentMinutes * MINUTE_MS, limit: MOST_TRACES.recent });
  const found = [...findPatterns(recent), ...(await spikesIn(deps.runs, recent, now))];
  const { policy } = await deps.readControls();
  const anomalies = found.filter((anomaly) => !isWithinPolicy(anomaly, policy));
  let throttled = 0;
  for (const anomaly of anomalies) if (await throttle(deps, anomaly, now)) throttled += 1;
  return { requests: recent.length, anomalies: anomalies.length, throttled };
}

async function spikesIn(runs: Deps['runs'], recent: readonly RunTrace[], now: Date): Promise<Anomaly[]> {
  const candidates = spikeCandidates(recent);
  if (candidates.length === 0) return [];
  const traces = await tracesOf(runs, now, { reachMs: DAY_MS, limit: MOST_TRACES.history });
  return findSpikes(candidates, { traces, now });
}

/** Over midnight the time reaches into two windows. */
async function tracesOf(runs: Deps['runs'], now: Date, { reachMs, limit }: { reachMs: number; limit: number }) {
  const from = new Date(now.getTime() - reachMs);
  const windows = [...new Set([windowOf(from), windowOf(now)])];
  const pages = await Promise.all(windows.map((window) => runs.listTraces(window, { since: from.toISOString(), limit })));
  return pages.flat();
}

/** In the window of its latest request, so that a throttle from before midnight is met and not made a second time. */
async function throttle({ ledger, notices }: Deps, { scope, pattern, count, lastAtMs }: Anomaly, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + THROTTLE_MINUTES * MINUTE_MS).toISOString();
  const key = { scope, window: windowOf(new Date(lastAtMs)), shard: 0 };
  if (!(await ledger.throttle(key, until, now.toISOString()))) return false;
  const minutes = ANOMALY.recentMinutes;
  await notices.raise({ type: 'notice.anomaly', scope, pattern, count, minutes, throttled_until: until });
  return true;
}
