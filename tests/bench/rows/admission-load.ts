import { openDesk } from '../admission/operator-desk.ts';
import type { Client } from '../client/start-client.ts';
import { distribution, type Figure } from '../figures.ts';
import type { Row } from '../row.ts';

const VISITORS = 64;
const LOADS = { rounds: 5, admitted: 256, refused: 1_024, warming: 384 } as const;
const QUICK_LOADS = { rounds: 1, admitted: 64, refused: 64, warming: 64 } as const;
const GENERATE = { method: 'POST', path: '/api/factoids/generate', body: {} } as const;
const NOTHING_COSTS_THIS = '0.000000001';

/**
 * How many requests a second are admitted, and refused, through the front door with 64 in flight, each from a network of its own.
 * The provider keeps every answer back meanwhile, so that the workers wait instead of using the processors.
 */
export const admissionLoad: Row = {
  name: 'admission-load',
  async measure(bench) {
    const { cloud, client } = await bench.cloud();
    const { rounds, admitted, refused, warming } = bench.quick ? QUICK_LOADS : LOADS;
    const desk = await openDesk(cloud);
    const perSecond = async (name: string, status: number, times: number) => {
      await client.load({ ...GENERATE, visitors: VISITORS, times: warming });
      return figureOf(name, await rates(client, { status, rounds, times }));
    };
    await desk.limit({ budgets: { session: NOTHING_COSTS_THIS } });
    const refusals = await perSecond(`refused on the read (402), ${VISITORS} in flight`, 402, refused);
    await desk.limit({});
    cloud.provider?.hold();
    const admissions = await perSecond(`admitted, ${VISITORS} in flight`, 202, admitted);
    // Hundreds of runs are waiting now.
    await bench.release();
    return [refusals, admissions];
  },
};

interface Load {
  readonly status: number;
  readonly rounds: number;
  readonly times: number;
}

interface Rates {
  /** Answers with the expected status a second, by round. */
  readonly perSecond: readonly number[];
  readonly others: readonly string[];
}

async function rates(client: Client, { status, rounds, times }: Load): Promise<Rates> {
  const perSecond: number[] = [];
  const others = new Map<string, number>();
  while (perSecond.length < rounds) {
    const { seconds, statuses } = await client.load({ ...GENERATE, visitors: VISITORS, times });
    perSecond.push((statuses[status] ?? 0) / seconds);
    for (const [other, count] of Object.entries(statuses)) {
      if (other !== String(status)) others.set(other, (others.get(other) ?? 0) + count);
    }
  }
  return { perSecond, others: [...others].map(([other, count]) => `${count} × ${other}`) };
}

function figureOf(name: string, { perSecond, others }: Rates): Figure {
  const note = others.length > 0 ? `beside ${others.join(', ')}` : '';
  return distribution({ name, unit: '1/s', scalesWith: null, ...(note && { note }) }, perSecond);
}
