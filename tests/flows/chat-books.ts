import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { openCounterReader } from './counter-reader.ts';

/** What is spent, held and running, wherever there is anything. */
export async function books(cloud: LocalCloud): Promise<readonly string[]> {
  const counters = await openCounterReader(cloud)();
  const touched = counters.filter(({ spent, committed, openRuns }) => spent > 0 || committed > 0 || openRuns > 0);
  const lines = touched.map(({ scope, window, shard, spent, committed, openRuns }) =>
    [scope, window, shard, spent, committed, openRuns].join(' '),
  );
  return lines.sort();
}

/** Waits until what has ended has cost what it cost. */
export async function settled(cloud: LocalCloud): Promise<void> {
  const isSettled = async () =>
    (await openCounterReader(cloud)()).every(({ spent, committed, openRuns }) => committed === spent && openRuns === 0);
  await expect.poll(isSettled, { timeout: 15_000, interval: 200 }).toBe(true);
}

/** The same of whoever asks: what the system spends beside a turn that is under way is its own. */
export async function ownBooks(cloud: LocalCloud): Promise<readonly string[]> {
  return (await books(cloud)).filter((line) => !/^(global|system) /.test(line));
}
