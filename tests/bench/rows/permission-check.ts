import { type BenchCloud, QUICK_PACE, startBenchCloud } from '../bench-cloud.ts';
import { distribution } from '../figures.ts';
import type { Row } from '../row.ts';

const ROUNDS = 25;
const QUICK_ROUNDS = 2;
const CROWD = 20;

/** How much longer a crowd takes where the proxy asks for each call whether the role allows it: two local clouds, in turns. */
export const permissionCheck: Row = {
  name: 'permission-check',
  async measure(bench) {
    await bench.release();
    const clouds: BenchCloud[] = [];
    try {
      for (const checkPermissions of [true, false]) clouds.push(await startBenchCloud({ checkPermissions }));
      const ratios: number[] = [];
      while (ratios.length < (bench.quick ? QUICK_ROUNDS : ROUNDS)) ratios.push(await ratioOf(clouds, ratios.length));
      const bars = [{ of: 'p50', most: 1.1 }] as const;
      return [distribution({ name: `${CROWD} runs with the check, × without`, unit: '×', scalesWith: null, bars }, ratios)];
    } finally {
      await Promise.all(clouds.map((cloud) => cloud.stop()));
    }
  },
};

/** Each of the two goes first in every second round. */
async function ratioOf(clouds: readonly BenchCloud[], round: number): Promise<number> {
  const inOrder = round % 2 === 0 ? clouds : clouds.toReversed();
  const times = new Map<BenchCloud, number>();
  for (const cloud of inOrder) times.set(cloud, await crowdTime(cloud));
  const [checked = 0, unchecked = 1] = clouds.map((cloud) => times.get(cloud) ?? Number.NaN);
  return checked / unchecked;
}

async function crowdTime({ runs, setPace }: BenchCloud): Promise<number> {
  setPace(QUICK_PACE);
  const startedAt = performance.now();
  await runs(CROWD, 0);
  return performance.now() - startedAt;
}
