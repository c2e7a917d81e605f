import { type Counter, type CounterKey, counterId, emptyCounter } from '@factoids/core';
import { type Partition, partition } from './partition.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Medians, in milliseconds; each time is drawn around its own. */
export interface Latencies {
  /** A batch read, there and back. */
  readonly readMs: number;
  /** From a caller to the items, and back again. */
  readonly wayMs: number;
  /** From an item's prepare to its commit: meanwhile every other transaction on it is cancelled. */
  readonly preparedMs: number;
}

export interface ItemWrite {
  readonly key: CounterKey;
  readonly holds: (counter: Counter) => boolean;
  readonly apply: (counter: Counter) => Counter;
}

type Reason = 'None' | 'TransactionConflict' | 'ConditionalCheckFailed' | 'ThrottlingError';

interface Item {
  readonly key: CounterKey;
  readonly partition: Partition;
  /** The newest last; the older ones are for reads that were on their way. */
  versions: { readonly atMs: number; readonly counter: Counter }[];
  isPrepared: boolean;
}

export interface CounterTable {
  /** Not one moment: each item is read at its own. Throws when none could be read; what was throttled is `left`. */
  read(keys: readonly CounterKey[]): Promise<{ readonly counters: ReadonlyMap<string, Counter>; readonly left: CounterKey[] }>;
  /** All or nothing. Throws as the SDK does. */
  write(writes: readonly ItemWrite[]): Promise<void>;
  readonly cancelled: Readonly<Record<Reason, number>>;
}

export interface TableModel {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly latencies: Latencies;
  /** `ignored` is what a gateway does that checks what it read and charges afterwards. */
  readonly conditions: 'kept' | 'ignored';
  readonly onCommit: (before: Counter, after: Counter) => void;
}

/** A transaction pays for an item up to 1 KB one unit to prepare and one to commit; one that is cancelled, the first alone. */
const COMMITTED_UNITS = 2;
const CANCELLED_UNITS = 1;
const VERSIONS_KEPT_MS = 1_000;
const SPREAD = 0.3;

/** DynamoDB as far as it matters here: every item on a partition of its own, transactions in two phases that never wait for each other. */
export function counterTable({ time, random, latencies, conditions, onCommit }: TableModel): CounterTable {
  const items = new Map<string, Item>();
  const cancelled = { None: 0, TransactionConflict: 0, ConditionalCheckFailed: 0, ThrottlingError: 0 };
  const around = (medianMs: number): number => medianMs * Math.exp(SPREAD * normal(random));

  const itemAt = (key: CounterKey): Item => {
    const id = counterId(key);
    const item = items.get(id) ?? newItem(key);
    items.set(id, item);
    return item;
  };

  const prepare = ({ key, holds }: ItemWrite): Reason => {
    const item = itemAt(key);
    const nowMs = time.nowMs();
    const fails = item.isPrepared ? 'TransactionConflict' : failure(conditions === 'ignored' || holds(newest(item)));
    if (!item.partition.write(fails === null ? COMMITTED_UNITS : CANCELLED_UNITS, nowMs)) return 'ThrottlingError';
    if (fails !== null) return fails;
    item.isPrepared = true;
    return 'None';
  };

  const commit = ({ key, apply }: ItemWrite): void => {
    const item = itemAt(key);
    const before = newest(item);
    const after = apply(before);
    const nowMs = time.nowMs();
    const oldest = item.versions.findLastIndex(({ atMs }) => atMs < nowMs - VERSIONS_KEPT_MS);
    item.versions = [...item.versions.slice(Math.max(0, oldest)), { atMs: nowMs, counter: after }];
    onCommit(before, after);
  };

  return {
    cancelled,
    async read(keys) {
      const startMs = time.nowMs();
      const found = keys.filter((key) => itemAt(key).partition.read(1, startMs));
      await time.sleep(around(latencies.readMs));
      if (found.length === 0) throw named('ProvisionedThroughputExceededException');
      const counters = found.map((key) => {
        const atMs = startMs + random() * (time.nowMs() - startMs);
        return [counterId(key), versionAt(itemAt(key), atMs)] as const;
      });
      return { counters: new Map(counters), left: keys.filter((key) => !found.includes(key)) };
    },
    async write(writes) {
      await time.sleep(around(latencies.wayMs));
      const reasons = writes.map(prepare);
      const accepted = writes.filter((_, index) => reasons[index] === 'None');
      const isAccepted = accepted.length === writes.length;
      if (accepted.length > 0) await time.sleep(around(latencies.preparedMs));
      if (isAccepted) for (const write of writes) commit(write);
      for (const { key } of accepted) itemAt(key).isPrepared = false;
      await time.sleep(around(latencies.wayMs));
      if (isAccepted) return;
      for (const reason of reasons) cancelled[reason] += 1;
      throw Object.assign(named('TransactionCanceledException'), { CancellationReasons: reasons.map((Code) => ({ Code })) });
    },
  };
}

function failure(holds: boolean): Reason | null {
  return holds ? null : 'ConditionalCheckFailed';
}

function newItem(key: CounterKey): Item {
  return { key, partition: partition(), versions: [{ atMs: 0, counter: emptyCounter(key) }], isPrepared: false };
}

function newest({ versions }: Item): Counter {
  return versions.at(-1)!.counter;
}

function versionAt({ versions }: Item, atMs: number): Counter {
  return (versions.findLast((version) => version.atMs <= atMs) ?? versions[0]!).counter;
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
