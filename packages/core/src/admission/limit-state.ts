import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import type { BucketName, Counter } from './counter.ts';
import { type Bucket, bucketOf, nextRoomAt, roomIn } from './gcra.ts';
import { periodSeconds, type Rate } from './rate.ts';
import { type Action, LIFETIME, type LimitedScope, type ScopeId } from './scope.ts';
import { splitEvenly } from './shard-rooms.ts';

/** A scope with what the store says of it. */
export interface ScopeReading {
  readonly scope: LimitedScope;
  /** One for each shard of the scope's window; an empty one where nothing was taken yet. */
  readonly counters: readonly Counter[];
  /** The same shards of the day before, while its runs and buckets may still matter. */
  readonly before: readonly Counter[];
}

/** One limit as it stands for a caller. */
export interface LimitState {
  readonly scope: ScopeId;
  readonly kind: 'rate' | 'day' | 'budget' | 'concurrent';
  /** Requests, runs, or nano-dollars for a budget. */
  readonly limit: number;
  readonly remaining: number;
  /** Of a rate, in seconds; 86,400 for what a day limits, null for what no time limits. */
  readonly windowSeconds: number | null;
  /** When it is whole again; null when only the caller's own runs can free it, or nothing can. */
  readonly resetAt: Date | null;
  /** When one more fits, if none does now. */
  readonly roomAt: Date | null;
}

const DAY_SECONDS = 86_400;

export const microsOf = (now: Date): number => now.getTime() * 1000;
const dateOf = (micros: number): Date => new Date(Math.ceil(micros / 1000));

function nextMidnight(now: Date): Date {
  return new Date((Math.floor(now.getTime() / 86_400_000) + 1) * 86_400_000);
}

export function bucketName(action: Action, { period }: Rate, { buckets }: LimitedScope): BucketName {
  return `${action}_${buckets === 'verified' ? 'verified_' : ''}${period === 'h' ? 'h' : 'min'}`;
}

/**
 * Requests that meet an idle bucket at once race to be the first: one sets it, the others read again. Where many come all the
 * time, each of them would: so a rate of 200 and more keeps a twentieth of its burst back, and a bucket that was in use within
 * as long is moved on like one in use. Both together never admit more than the rate allows.
 */
const BUSY = { fromCount: 200, share: 1 / 20 } as const;

/** How long a bucket that has become idle is still treated as in use, in microseconds. */
export function graceMicros(rate: Rate): number {
  return rate.count < BUSY.fromCount ? 0 : Math.floor(periodSeconds(rate) * 1_000_000 * BUSY.share);
}

/** The part of a rate that one shard may admit; null when there are more shards than requests and none is left for it. */
export function shardBucket(rate: Rate, shards: number, shard: number): Bucket | null {
  const count = splitEvenly(rate.count, shards)[shard] ?? 0;
  if (count === 0) return null;
  const bucket = bucketOf(count, periodSeconds(rate));
  return { ...bucket, burst: bucket.burst - Math.ceil(graceMicros(rate) / bucket.intervalMicros) };
}

/** A bucket runs on over midnight, although the counter that holds it begins anew. */
export function tatOf({ counters, before }: ScopeReading, shard: number, name: BucketName): number | null {
  const [now, then] = [counters[shard]?.tats[name], before[shard]?.tats[name]];
  return now === undefined && then === undefined ? null : Math.max(now ?? 0, then ?? 0);
}

export function openRuns({ counters, before }: ScopeReading): number {
  return [...counters, ...before].reduce((sum, counter) => sum + counter.openRuns, 0);
}

export function committedOf({ counters }: ScopeReading): NanoUsd {
  return nanoUsd(counters.reduce((sum, { committed }) => sum + committed, 0));
}

/** Every limit of a scope for one action, as it stands now. */
export function limitStates(reading: ScopeReading, action: Action, now: Date): LimitState[] {
  const { scope } = reading;
  return [
    ...scope.rates.map((rate) =>
      rate.period === 'day' ? dayState(reading, action, { rate, now }) : rateState(reading, action, { rate, now }),
    ),
    ...(scope.concurrentRuns === null ? [] : [concurrentState(reading, scope.concurrentRuns)]),
    ...(scope.budget === null ? [] : [budgetState(reading, scope.budget, now)]),
  ];
}

interface RateAt {
  readonly rate: Rate;
  readonly now: Date;
}

function rateState(reading: ScopeReading, action: Action, { rate, now }: RateAt): LimitState {
  const { id, shards } = reading.scope;
  const nowMicros = microsOf(now);
  const buckets = Array.from({ length: shards }, (_, shard) => {
    const bucket = shardBucket(rate, shards, shard);
    const tat = tatOf(reading, shard, bucketName(action, rate, reading.scope));
    return bucket === null ? [] : [{ bucket, tat }];
  }).flat();
  const remaining = buckets.reduce((sum, { bucket, tat }) => sum + roomIn(bucket, tat, nowMicros), 0);
  const roomAt = Math.min(...buckets.map(({ bucket, tat }) => nextRoomAt(bucket, tat, nowMicros)));
  const wholeAt = Math.max(nowMicros, ...buckets.map(({ tat }) => tat ?? 0));
  return {
    scope: id,
    kind: 'rate',
    limit: rate.count,
    remaining,
    windowSeconds: periodSeconds(rate),
    resetAt: dateOf(wholeAt),
    roomAt: remaining > 0 ? null : dateOf(roomAt),
  };
}

function dayState({ scope, counters }: ScopeReading, action: Action, { rate, now }: RateAt): LimitState {
  const used = counters.reduce((sum, counter) => sum + (counter.counts[action] ?? 0), 0);
  const remaining = Math.max(0, rate.count - used);
  const resetAt = nextMidnight(now);
  const roomAt = remaining > 0 ? null : resetAt;
  return { scope: scope.id, kind: 'day', limit: rate.count, remaining, windowSeconds: DAY_SECONDS, resetAt, roomAt };
}

function concurrentState(reading: ScopeReading, limit: number): LimitState {
  const remaining = Math.max(0, limit - openRuns(reading));
  return { scope: reading.scope.id, kind: 'concurrent', limit, remaining, windowSeconds: null, resetAt: null, roomAt: null };
}

function budgetState(reading: ScopeReading, limit: NanoUsd, now: Date): LimitState {
  const { id, window } = reading.scope;
  const remaining = Math.max(0, limit - committedOf(reading));
  const resetAt = window === LIFETIME ? null : nextMidnight(now);
  const windowSeconds = window === LIFETIME ? null : DAY_SECONDS;
  return { scope: id, kind: 'budget', limit, remaining, windowSeconds, resetAt, roomAt: remaining > 0 ? null : resetAt };
}
