import type { Owner } from '../accounts/index.ts';
import type { ScopeId } from '../admission/index.ts';
import { bornAtMs } from '../born-at.ts';
import type { RunTrace } from '../runs/index.ts';

/**
 * What is unusual. The numbers are far above what people do and within what the default rates let through, so that they
 * catch what rates alone do not: a script that keeps just below them.
 */
export const ANOMALY = {
  /** What happened lately. */
  recentMinutes: 5,
  /** A rate spike has at least so many requests; what a school class does in five minutes is below. */
  spikeFloor: { session: 15, network: 40, key: 60 },
  /** And so many times what is usual for that scope in five minutes. */
  spikeFactor: 8,
  /** Without so much behind it a scope has nothing usual yet: there the rates alone hold. */
  historyRuns: 10,
  historyMinutes: 60,
  samePrompts: 20,
  sessions: 30,
} as const;

export interface Anomaly {
  readonly scope: ScopeId;
  readonly pattern: 'rate_spike' | 'same_prompt' | 'many_sessions';
  readonly count: number;
  /** When the latest of its requests came, in milliseconds. */
  readonly lastAtMs: number;
}

type Pattern = Anomaly['pattern'];

/** The same prompt again and again from one network or key, and many sessions from one network. `recent`: the last five minutes. */
export function findPatterns(recent: readonly RunTrace[]): Anomaly[] {
  const networks = groupBy(recent, networkOf);
  const callers = [...networks, ...groupBy(recent, keyOf)];
  return [
    ...callers.flatMap(([scope, traces]) => {
      const prompts = Map.groupBy(traces, ({ promptHash }) => promptHash);
      const most = Math.max(0, ...[...prompts].map(([prompt, { length }]) => (prompt === null ? 0 : length)));
      return most >= ANOMALY.samePrompts ? [anomaly(scope, 'same_prompt', { count: most, traces })] : [];
    }),
    ...[...networks].flatMap(([scope, traces]) => {
      const count = new Set(traces.map(({ owner }) => owner)).size;
      return count >= ANOMALY.sessions ? [anomaly(scope, 'many_sessions', { count, traces })] : [];
    }),
  ];
}

/** Scopes with enough requests lately that their own history has to be looked at. */
export function spikeCandidates(recent: readonly RunTrace[]): Anomaly[] {
  return [...groupBy(recent, networkOf), ...groupBy(recent, ownerOf)].flatMap(([scope, traces]) => {
    const count = traces.length;
    return count >= floorOf(scope) ? [anomaly(scope, 'rate_spike', { count, traces })] : [];
  });
}

interface History {
  /** Everything of the last day, the last five minutes included or not. */
  readonly traces: readonly RunTrace[];
  readonly now: Date;
}

/** The candidates whose rate is far above their own mean so far. */
export function findSpikes(candidates: readonly Anomaly[], { traces, now }: History): Anomaly[] {
  const recentFromMs = now.getTime() - ANOMALY.recentMinutes * 60_000;
  return candidates.filter(({ scope, count }) => {
    const times = traces
      .filter((trace) => ownerOf(trace) === scope || networkOf(trace) === scope)
      .map(({ runId }) => bornAtMs(runId));
    const earlier = times.filter((atMs) => atMs < recentFromMs);
    const minutes = (recentFromMs - earlier.reduce((first, atMs) => Math.min(first, atMs), recentFromMs)) / 60_000;
    if (earlier.length < ANOMALY.historyRuns || minutes < ANOMALY.historyMinutes) return false;
    return count >= ANOMALY.spikeFactor * (earlier.length / minutes) * ANOMALY.recentMinutes;
  });
}

function anomaly(scope: ScopeId, pattern: Pattern, { count, traces }: { count: number; traces: readonly RunTrace[] }): Anomaly {
  return { scope, pattern, count, lastAtMs: Math.max(...traces.map(({ runId }) => bornAtMs(runId))) };
}

function floorOf(scope: ScopeId): number {
  const { session, network, key } = ANOMALY.spikeFloor;
  if (scope.startsWith('key:')) return key;
  return scope.startsWith('network:') ? network : session;
}

const networkOf = ({ network }: RunTrace): ScopeId | null => (network === null ? null : `network:${network}`);
/** What the system asks for by its own clock is no traffic. */
const isCaller = (owner: Owner): owner is Exclude<Owner, `system:${string}`> => !owner.startsWith('system:');
const ownerOf = ({ owner }: RunTrace): ScopeId | null => (isCaller(owner) ? owner : null);
const keyOf = ({ owner }: RunTrace): ScopeId | null => (isCaller(owner) && owner.startsWith('key:') ? owner : null);

function groupBy(traces: readonly RunTrace[], nameOf: (trace: RunTrace) => ScopeId | null): Map<ScopeId, RunTrace[]> {
  const groups = new Map<ScopeId, RunTrace[]>();
  for (const trace of traces) {
    const name = nameOf(trace);
    const group = name && groups.get(name);
    if (group) group.push(trace);
    else if (name) groups.set(name, [trace]);
  }
  return groups;
}
