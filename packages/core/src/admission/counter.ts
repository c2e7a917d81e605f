import { type NanoUsd, ZERO_USD } from '@factoids/contracts';
import type { Action, ScopeId, Window } from './scope.ts';

/** Where a counter stands: a scope's window, and which of its shards. */
export interface CounterKey {
  readonly scope: ScopeId;
  readonly window: Window;
  readonly shard: number;
}

/**
 * The theoretical arrival time of a bucket, in microseconds; named after the action and the period. Verified sessions have buckets
 * of their own: one that was used up at the lower rate would be full at the higher one too, and the check would lift nothing.
 */
export type BucketName = `${Action}_${'' | 'verified_'}${'min' | 'h'}`;

/** One item: the money, the rates and the open runs of one shard of a scope in one window. */
export interface Counter extends CounterKey {
  readonly spent: NanoUsd;
  /** Spent and held together: what the ceiling is over. */
  readonly committed: NanoUsd;
  readonly openRuns: number;
  readonly counts: Readonly<Partial<Record<Action, number>>>;
  readonly tats: Readonly<Partial<Record<BucketName, number>>>;
  /** Until when an anomaly keeps this scope slow; ISO 8601. */
  readonly throttledUntil: string | null;
  /** When the soft limit was announced. */
  readonly notifiedAt: string | null;
}

export function emptyCounter(key: CounterKey): Counter {
  const { scope, window, shard } = key;
  return {
    scope,
    window,
    shard,
    spent: ZERO_USD,
    committed: ZERO_USD,
    openRuns: 0,
    counts: {},
    tats: {},
    throttledUntil: null,
    notifiedAt: null,
  };
}

export function counterId({ scope, window, shard }: CounterKey): string {
  return `${scope}#${window}#${shard}`;
}

/** The day before: runs that were admitted just before midnight are still open, and buckets run on over it. */
export function previousWindow(window: Window): Window {
  const day = Date.parse(`${window}T00:00:00.000Z`);
  return new Date(day - 24 * 3_600_000).toISOString().slice(0, 10);
}

/** One bucket's part of an admission, as a rule that the store can check without comparing an exact value. */
export type BucketChange =
  /** In use: the TAT moves on by `addMicros`, if it is not later than `latestMicros`. */
  | { readonly name: BucketName; readonly addMicros: number; readonly latestMicros: number }
  /** Idle: the TAT becomes `setMicros`, if there is none or it is not later than `idleSinceMicros`. */
  | { readonly name: BucketName; readonly setMicros: number; readonly idleSinceMicros: number };

/** What an admission takes from one counter, and the rules under which it may. */
export interface Taking {
  readonly key: CounterKey;
  readonly amount: NanoUsd;
  /** The rule of the ceiling: `committed` must not be above this before. null: no limit. */
  readonly committedAtMost: NanoUsd | null;
  /** What counts here beside money: against rates, and as open. The other pieces of a sharded hold are money alone. */
  readonly run: {
    /** Of a run 1, until it ends; of what is over at once 0. */
    readonly slots: 0 | 1;
    readonly openAtMost: number | null;
    readonly counts: readonly { readonly action: Action; readonly atMost: number }[];
    readonly buckets: readonly BucketChange[];
  } | null;
}

/** A piece of a run's hold: what it took from one counter, to be settled or given back there. */
export interface HoldPiece extends CounterKey {
  readonly amount: NanoUsd;
  /** Whether the run's open slot was taken here. */
  readonly hasSlot: boolean;
}

export function holdPieces(takings: readonly Taking[]): HoldPiece[] {
  return takings.map(({ key, amount, run }) => ({ ...key, amount, hasSlot: run !== null && run.slots > 0 }));
}

/** What a settlement, a release or an ending changes in one counter: never under a condition, so that it always can. */
export interface CounterChange {
  readonly key: CounterKey;
  readonly spent: number;
  readonly committed: number;
  readonly openRuns: number;
}
