import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import type { BucketChange, Taking } from './counter.ts';
import { latestTat, nextTat } from './gcra.ts';
import {
  bucketName,
  committedOf,
  graceMicros,
  type LimitState,
  limitStates,
  microsOf,
  openRuns,
  type ScopeReading,
  shardBucket,
  tatOf,
} from './limit-state.ts';
import { type Action, startsRun } from './scope.ts';
import { shardShares, splitEvenly, takeFromShards } from './shard-rooms.ts';

export interface Request {
  readonly action: Action;
  /** The most that it can cost. */
  readonly amount: NanoUsd;
  readonly now: Date;
  /** Uniform in [0, 1): which shard is tried. */
  readonly random: () => number;
}

/** What a request takes from a scope's counters, or the limit that refuses it. */
export type ScopeDecision = { readonly takings: readonly Taking[] } | { readonly refusedBy: LimitState };

/** The decision on what was read. That it still holds when it is written is for the conditions of the takings to prove. */
export function takeFromScope(reading: ScopeReading, request: Request): ScopeDecision {
  const states = limitStates(reading, request.action, request.now);
  const exhausted = states.filter(({ kind, remaining }) => kind !== 'budget' && remaining === 0);
  const [refusedBy] = exhausted.sort((a, b) => timeOf(b.roomAt) - timeOf(a.roomAt));
  if (refusedBy) return { refusedBy };
  const shard = chooseShard(reading, request);
  const pieces = shard === null ? null : moneyPieces(reading, request.amount, shard);
  const budget = states.find(({ kind }) => kind === 'budget');
  if (pieces === null && budget) return { refusedBy: { ...budget, roomAt: budget.resetAt } };
  if (shard === null || pieces === null) return { refusedBy: mostUsed(states) };
  return { takings: takingsOf({ reading, request, shard, pieces }).filter(hasEffect) };
}

/** More money for a run that counts here already: it takes neither a rate nor a slot. */
export function takeMoreFromScope(reading: ScopeReading, { amount, now, random, action }: Request): ScopeDecision {
  const pieces = moneyPieces(reading, amount, Math.floor(random() * reading.counters.length));
  if (pieces !== null) return { takings: moneyTakings(reading, pieces) };
  const budget = limitStates(reading, action, now).find(({ kind }) => kind === 'budget');
  if (!budget) throw new RangeError('a scope without a budget refuses no money');
  return { refusedBy: { ...budget, roomAt: budget.resetAt } };
}

function moneyTakings(reading: ScopeReading, pieces: ReadonlyMap<number, NanoUsd>): Taking[] {
  const shares = sharesOf(reading);
  const { id: scope, window } = reading.scope;
  return [...pieces].map(([shard, amount]) => {
    const share = shares?.[shard];
    return {
      key: { scope, window, shard },
      amount,
      committedAtMost: share === undefined || amount === 0 ? null : nanoUsd(share - amount),
      run: null,
    };
  });
}

const timeOf = (at: Date | null): number => at?.getTime() ?? 0;

function mostUsed(states: readonly LimitState[]): LimitState {
  const [first] = [...states].sort((a, b) => a.remaining / a.limit - b.remaining / b.limit);
  if (!first) throw new RangeError('a scope without limits refuses nothing');
  return first;
}

/** A shard that has room in all its rates; by lot among those that have the money too, if there are any. */
function chooseShard(reading: ScopeReading, { action, amount, now, random }: Request): number | null {
  const all = reading.counters.map((_, shard) => shard);
  const withRate = all.filter((shard) => hasRateRoom(reading, shard, { action, now }));
  const rooms = moneyRooms(reading);
  const withMoney = withRate.filter((shard) => rooms === null || (rooms[shard] ?? 0) >= amount);
  const candidates = withMoney.length > 0 ? withMoney : withRate;
  return candidates[Math.floor(random() * candidates.length)] ?? null;
}

function hasRateRoom(reading: ScopeReading, shard: number, { action, now }: Pick<Request, 'action' | 'now'>): boolean {
  const { rates, shards } = reading.scope;
  return rates.every((rate) => {
    if (rate.period === 'day')
      return (reading.counters[shard]?.counts[action] ?? 0) < (splitEvenly(rate.count, shards)[shard] ?? 0);
    const bucket = shardBucket(rate, shards, shard);
    return (
      bucket !== null && (tatOf(reading, shard, bucketName(action, rate, reading.scope)) ?? 0) <= latestTat(bucket, microsOf(now))
    );
  });
}

function sharesOf({ scope, counters }: ScopeReading): NanoUsd[] | null {
  return scope.budget === null
    ? null
    : shardShares(
        scope.budget,
        counters.map(({ committed }) => committed),
      );
}

function moneyRooms(reading: ScopeReading): number[] | null {
  return sharesOf(reading)?.map((share, shard) => share - (reading.counters[shard]?.committed ?? 0)) ?? null;
}

function moneyPieces(reading: ScopeReading, amount: NanoUsd, shard: number): Map<number, NanoUsd> | null {
  const rooms = moneyRooms(reading);
  if (rooms === null) return new Map([[shard, amount]]);
  if (reading.scope.budget !== null && committedOf(reading) + amount > reading.scope.budget) return null;
  return takeFromShards(amount, rooms, shard);
}

interface Choice {
  readonly reading: ScopeReading;
  readonly request: Request;
  readonly shard: number;
  readonly pieces: ReadonlyMap<number, NanoUsd>;
}

function takingsOf({ reading, request, shard, pieces }: Choice): Taking[] {
  const money = pieces.has(shard) ? pieces : new Map([[shard, nanoUsd(0)], ...pieces]);
  return moneyTakings(reading, money).map((taking) =>
    taking.key.shard === shard ? { ...taking, run: runTaking(reading, request, shard) } : taking,
  );
}

/** A taking without any rule that changes nothing need not be made. */
function hasEffect({ amount, committedAtMost, run }: Taking): boolean {
  if (amount > 0 || committedAtMost !== null) return true;
  return run !== null && (run.slots > 0 || run.counts.length > 0 || run.buckets.length > 0);
}

function runTaking(reading: ScopeReading, { action, now }: Request, shard: number): Taking['run'] {
  const { rates, concurrentRuns, shards } = reading.scope;
  const sliding = rates.filter(({ period }) => period !== 'day');
  const daily = rates.filter(({ period }) => period === 'day');
  const elsewhere = openRuns(reading) - (reading.counters[shard]?.openRuns ?? 0);
  return {
    slots: startsRun(action) ? 1 : 0,
    openAtMost: concurrentRuns === null ? null : concurrentRuns - 1 - elsewhere,
    // Runs are counted for the statistics too; what is limited by nothing leaves no trace.
    counts:
      startsRun(action) || rates.length > 0
        ? [{ action, atMost: Math.min(...daily.map(({ count }) => (splitEvenly(count, shards)[shard] ?? 0) - 1)) }]
        : [],
    buckets: sliding.flatMap((rate) =>
      bucketChange(reading, shard, { name: bucketName(action, rate, reading.scope), rate, now }),
    ),
  };
}

interface Bucketing {
  readonly name: ReturnType<typeof bucketName>;
  readonly rate: Parameters<typeof shardBucket>[0];
  readonly now: Date;
}

function bucketChange(reading: ScopeReading, shard: number, { name, rate, now }: Bucketing): BucketChange[] {
  const bucket = shardBucket(rate, reading.scope.shards, shard);
  if (bucket === null) return [];
  const nowMicros = microsOf(now);
  const own = reading.counters[shard]?.tats[name] ?? null;
  const tat = tatOf(reading, shard, name);
  const idleSinceMicros = nowMicros - graceMicros(rate);
  const isInUse = own !== null && own > idleSinceMicros;
  return isInUse
    ? [{ name, addMicros: bucket.intervalMicros, latestMicros: latestTat(bucket, nowMicros) }]
    : [{ name, setMicros: nextTat(bucket, tat, nowMicros), idleSinceMicros }];
}
