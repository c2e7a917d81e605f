import { nanoUsd } from '@factoids/contracts';
import { LATENCIES, type Outcome, offeredBy, type Scenario, simulateShards } from './simulate-shards.ts';

export interface ShardPoint {
  readonly shards: number;
  readonly outcome: Outcome;
}

/** One curve: the same load over shard counts. */
export interface Curve {
  /** From an item's prepare to its commit. */
  readonly preparedMs: number;
  readonly points: readonly ShardPoint[];
}

export interface RunDry extends ShardPoint {
  /** ⌊budget ÷ bound⌋. */
  readonly fits: number;
  readonly budget: number;
}

const SHARD_COUNTS = [1, 2, 4, 8, 16, 32] as const;
/** The published limits say nothing of how long an item stays prepared, so it is varied around a guess. */
const PREPARED_MS = [1.5, LATENCIES.preparedMs, 6] as const;
const CALLERS = 3_000;
export const OFFERED_PER_SECOND = offeredBy(CALLERS);

const BOUND = nanoUsd(400_000);
const AMPLE = nanoUsd(900_000_000_000_000);
const BASE: Scenario = {
  seed: 20_261_122,
  shards: 1,
  budget: AMPLE,
  bound: BOUND,
  cost: 'varied',
  callers: CALLERS,
  seconds: 24,
  warmUpSeconds: 12,
  latencies: LATENCIES,
};

type Say = (line: string) => void;

/** A budget that suffices. */
export async function measureCurves(say: Say): Promise<Curve[]> {
  const curves: Curve[] = [];
  for (const preparedMs of PREPARED_MS) {
    const points: ShardPoint[] = [];
    for (const shards of SHARD_COUNTS) {
      say(`${shards} shards, prepared for ${preparedMs} ms`);
      points.push({ shards, outcome: await simulateShards({ ...BASE, shards, latencies: { ...LATENCIES, preparedMs } }) });
    }
    curves.push({ preparedMs, points });
  }
  return curves;
}

/** A budget for half of what was admitted before, with half a bound that fits nobody; runs cost all that they hold. */
export async function measureRunDry(points: readonly ShardPoint[], say: Say): Promise<RunDry[]> {
  const dry: RunDry[] = [];
  for (const { shards, outcome } of points) {
    say(`${shards} shards until the budget is spent`);
    const fits = Math.floor(outcome.admitted / 2);
    const budget = nanoUsd(fits * BOUND + BOUND / 2);
    dry.push({ shards, fits, budget, outcome: await simulateShards({ ...BASE, shards, budget, cost: 'bound' }) });
  }
  return dry;
}

/** Where shards help no more: every admission reads them all. */
export function measureReadCeiling(say: Say): Promise<Outcome> {
  say('32 shards and twice the callers');
  return simulateShards({ ...BASE, shards: 32, callers: 2 * CALLERS });
}
