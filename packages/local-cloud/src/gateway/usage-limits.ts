import type { ApiKey, UsagePlan } from './api-keys.ts';

interface Bucket {
  tokens: number;
  atMs: number;
}

interface Count {
  period: string;
  used: number;
}

type Refusal = 'THROTTLED' | 'QUOTA_EXCEEDED';

/**
 * Rate, burst and quota of each key by its plan, as API Gateway keeps them: a bucket of `BurstLimit` that fills by `RateLimit` a
 * second, and a count that begins anew each UTC day, week or month. A throttled request takes nothing of the quota.
 */
export function createUsageLimits(clock: { now(): number }): (admitted: { key: ApiKey; plan: UsagePlan }) => Refusal | undefined {
  const buckets = new Map<string, Bucket>();
  const counts = new Map<string, Count>();

  function isThrottled(id: string, { Throttle }: UsagePlan): boolean {
    const { RateLimit: rate, BurstLimit: burst } = Throttle ?? {};
    if (rate === undefined) return false;
    const size = burst ?? rate;
    const nowMs = clock.now();
    const { tokens, atMs } = buckets.get(id) ?? { tokens: size, atMs: nowMs };
    const filled = Math.min(size, tokens + (Math.max(0, nowMs - atMs) / 1000) * rate);
    buckets.set(id, { tokens: filled >= 1 ? filled - 1 : filled, atMs: nowMs });
    return filled < 1;
  }

  function isUsedUp(id: string, { Quota }: UsagePlan): boolean {
    if (!Quota) return false;
    const period = periodOf(Quota.Period, clock.now());
    const last = counts.get(id);
    const used = (last?.period === period ? last.used : (Quota.Offset ?? 0)) + 1;
    if (used > Quota.Limit) return true;
    counts.set(id, { period, used });
    return false;
  }

  return ({ key, plan }) => {
    const id = `${plan.id} ${key.id}`;
    if (isThrottled(id, plan)) return 'THROTTLED';
    return isUsedUp(id, plan) ? 'QUOTA_EXCEEDED' : undefined;
  };
}

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday; a week begins on Sunday. */
const FIRST_SUNDAY_MS = 3 * DAY_MS;

function periodOf(period: 'DAY' | 'WEEK' | 'MONTH', nowMs: number): string {
  if (period === 'WEEK') return String(Math.floor((nowMs - FIRST_SUNDAY_MS) / (7 * DAY_MS)));
  return new Date(nowMs).toISOString().slice(0, period === 'DAY' ? 10 : 7);
}
