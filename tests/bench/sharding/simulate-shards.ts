import { formatUsd, type NanoUsd, nanoUsd } from '@factoids/contracts';
import { type Controls, type Counter, type HoldPiece, seedControls, windowOf } from '@factoids/core';
import { seededRandom } from '../../../packages/local-cloud/src/provider/clock.ts';
import { counterTable, type Latencies } from './counter-table.ts';
import { type Till, till } from './till.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

export interface Scenario {
  readonly seed: number;
  readonly shards: number;
  /** Of the scope `global`; nothing else is limited. */
  readonly budget: NanoUsd;
  /** What each request holds. */
  readonly bound: NanoUsd;
  /** What a run costs of its bound: 1 gives nothing back, `varied` anything between nothing and all. */
  readonly cost: 'bound' | 'varied';
  /** Each asks, waits for its run, and asks again; at most `callers / mean run time` requests a second are offered. */
  readonly callers: number;
  /** Nobody asks later. Whatever is open by then is still settled. */
  readonly seconds: number;
  /** Rates are counted from here on. */
  readonly warmUpSeconds: number;
  readonly latencies: Latencies;
  /** Whether the store keeps the conditions of what is taken from it; it does, but for seeing what they are for. */
  readonly conditions?: 'kept' | 'ignored';
}

export interface Outcome {
  readonly admitted: number;
  readonly settled: number;
  readonly refused: number;
  /** Answers 503 `store_busy`. */
  readonly busy: number;
  readonly admittedPerSecond: number;
  readonly settledPerSecond: number;
  readonly busyShare: number;
  readonly conflicts: number;
  readonly throttles: number;
  readonly lostRaces: number;
  /** From a request to its admission, in milliseconds. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** The most that the global scope ever had committed, and how often that was above its budget. */
  readonly peak: number;
  readonly overspends: number;
  /** When all is over: what the counters say. */
  readonly end: { readonly committed: number; readonly spent: number; readonly openRuns: number };
  /** What all runs cost. */
  readonly cost: number;
}

const RUN_SECONDS = { least: 1, most: 2 } as const;
/** With the mean of a run's time, what this many callers can ask for in a second. */
export const offeredBy = (callers: number): number => (2 * callers) / (RUN_SECONDS.least + RUN_SECONDS.most);
export const LATENCIES: Latencies = { readMs: 4, wayMs: 1.5, preparedMs: 3 };

const START = new Date('2026-11-22T12:00:00.000Z');
const RETRY_AFTER_MS = 1_000;

/** One global scope under load, from the first request to the last settlement. The same scenario has the same outcome. */
export async function simulateShards(scenario: Scenario): Promise<Outcome> {
  const random = seededRandom(scenario.seed);
  const clock = virtualTime(START);
  const tally = tallyOf(scenario, clock);
  const { latencies, conditions = 'kept' } = scenario;
  const table = counterTable({ time: clock, random, latencies, conditions, onCommit: tally.commit });
  const desk = till({ table, controls: controlsOf(scenario), clock, random, onLostRace: tally.loseRace });
  const callers = Array.from({ length: scenario.callers }, (_, index) =>
    keepAsking({ scenario, clock, random, desk, tally }, index),
  );
  await clock.run();
  await Promise.all(callers);
  return tally.outcome(table.cancelled);
}

function controlsOf({ shards, budget }: Scenario): Controls {
  const policy = {
    budgets: { global: formatUsd(budget), key_pro: null },
    rates: { generate: { global: null, key_pro: null } },
    concurrent_runs: { key_pro: null },
  };
  return { ...seedControls(JSON.stringify(policy)), shards: { window: windowOf(START), counts: { global: shards } } };
}

interface Play {
  readonly scenario: Scenario;
  readonly clock: VirtualTime;
  readonly random: () => number;
  readonly desk: Till;
  readonly tally: Tally;
}

/** Leaves when a budget refuses, as a caller should who reads `retryable: false`. */
async function keepAsking({ scenario, clock, random, desk, tally }: Play, index: number): Promise<void> {
  const party = { kind: 'key', keyId: `key_${index}`, tier: 'pro' } as const;
  const runMs = () => 1000 * (RUN_SECONDS.least + random() * (RUN_SECONDS.most - RUN_SECONDS.least));
  await clock.sleep(random() * runMs());
  while (clock.nowMs() < scenario.seconds * 1000) {
    const askedMs = clock.nowMs();
    const answer = await desk.take(party, scenario.bound);
    tally.answer(answer, askedMs);
    if (answer === 'refused') return;
    if (answer === 'busy') {
      await clock.sleep(RETRY_AFTER_MS * (1 + random()));
      continue;
    }
    await clock.sleep(runMs());
    const cost = scenario.cost === 'bound' ? scenario.bound : nanoUsd(Math.floor(random() * scenario.bound));
    await desk.settle(answer, cost);
    tally.settle(cost);
  }
}

type Tally = ReturnType<typeof tallyOf>;

function tallyOf({ budget, seconds, warmUpSeconds }: Scenario, clock: VirtualTime) {
  const total = { admitted: 0, settled: 0, refused: 0, busy: 0, lostRaces: 0, overspends: 0, peak: 0, cost: 0 };
  const measured = { admitted: 0, settled: 0, busy: 0 };
  const end = { committed: 0, spent: 0, openRuns: 0 };
  const waitedMs: number[] = [];
  const isMeasured = () => clock.nowMs() >= warmUpSeconds * 1000 && clock.nowMs() < seconds * 1000;
  const perSecond = (count: number) => count / (seconds - warmUpSeconds);
  return {
    commit(before: Counter, after: Counter): void {
      if (after.scope !== 'global') return;
      end.committed += after.committed - before.committed;
      end.spent += after.spent - before.spent;
      end.openRuns += after.openRuns - before.openRuns;
      total.peak = Math.max(total.peak, end.committed);
      if (end.committed > budget) total.overspends += 1;
    },
    loseRace(): void {
      total.lostRaces += 1;
    },
    answer(answer: readonly HoldPiece[] | 'refused' | 'busy', askedMs: number): void {
      const kind = typeof answer === 'string' ? answer : 'admitted';
      total[kind] += 1;
      if (!isMeasured() || kind === 'refused') return;
      measured[kind] += 1;
      if (kind === 'admitted') waitedMs.push(clock.nowMs() - askedMs);
    },
    settle(cost: NanoUsd): void {
      total.settled += 1;
      total.cost += cost;
      if (isMeasured()) measured.settled += 1;
    },
    outcome(cancelled: { readonly TransactionConflict: number; readonly ThrottlingError: number }): Outcome {
      const sorted = waitedMs.toSorted((a, b) => a - b);
      const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
      return {
        ...total,
        admittedPerSecond: perSecond(measured.admitted),
        settledPerSecond: perSecond(measured.settled),
        busyShare: measured.busy / Math.max(1, measured.busy + measured.admitted),
        conflicts: cancelled.TransactionConflict,
        throttles: cancelled.ThrottlingError,
        medianMs: quantile(0.5),
        p99Ms: quantile(0.99),
        end,
      };
    },
  };
}
