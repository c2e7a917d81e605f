import { startLocalCloud } from '@factoids/local-cloud';
import { lambdaContext, postEvent } from '../../../functions/testing/http-events.ts';
import { visitor } from '../../flows/visitor.ts';
import { type RunsHandler, runsHandlers } from '../admission/runs-handlers.ts';
import { AMPLE_POLICY } from '../bench-cloud.ts';
import { distribution, type Figure } from '../figures.ts';
import { median } from '../median.ts';
import type { Row } from '../row.ts';

const PAIRS = 300;
const QUICK_PAIRS = 20;
/** Not counted: until then the handler and DynamoDB Local are still being compiled. */
const WARMING_PAIRS = 100;

/** The handler of api-runs, admission and all, beside the same without what admission reads and takes; in turns, in one process. */
export const admissionTime: Row = {
  name: 'admission-time',
  async measure({ quick }) {
    const cloud = await startLocalCloud({
      stage: 'bench',
      env: { ADMISSION_POLICY: JSON.stringify(AMPLE_POLICY) },
      withoutSchedules: ['write-daily', 'embed-factoids'],
    });
    const { LOG_LEVEL } = process.env;
    // A line for each answer would stand between the figures.
    process.env.LOG_LEVEL = 'SILENT';
    try {
      // Whoever is first to ask for models leaves the price list in the store.
      await visitor(cloud.url).ask('/api/models');
      const { whole, stubbed } = runsHandlers(cloud);
      const [a, b] = [await callerOf(whole), await callerOf(stubbed)];
      await inPairs(a, b, quick ? QUICK_PAIRS : WARMING_PAIRS);
      return figuresOf(await inPairs(a, b, quick ? QUICK_PAIRS : PAIRS));
    } finally {
      if (LOG_LEVEL === undefined) delete process.env.LOG_LEVEL;
      else process.env.LOG_LEVEL = LOG_LEVEL;
      await cloud.stop();
    }
  },
};

type Call = () => Promise<number>;

/** Asks as one visitor. @returns how many milliseconds an answer took. */
async function callerOf(handler: RunsHandler): Promise<Call> {
  const ask = async (cookie?: string) => {
    const event = postEvent({
      headers: cookie === undefined ? {} : { cookie },
      requestContext: { requestId: crypto.randomUUID() },
    });
    const startedAt = performance.now();
    const answer = await handler(event, lambdaContext() as never);
    const ms = performance.now() - startedAt;
    if (answer.statusCode !== 202) throw new Error(`the handler answers ${answer.statusCode}: ${answer.body}`);
    return { ms, cookie: answer.headers['set-cookie']?.split(';')[0] };
  };
  const { cookie } = await ask();
  return async () => (await ask(cookie)).ms;
}

interface Times {
  readonly whole: number[];
  readonly stubbed: number[];
}

/** Each of the two goes first in every second pair. */
async function inPairs(whole: Call, stubbed: Call, count: number): Promise<Times> {
  const times: Times = { whole: [], stubbed: [] };
  for (let pair = 0; pair < count; pair += 1) {
    if (pair % 2 === 0) times.whole.push(await whole());
    times.stubbed.push(await stubbed());
    if (pair % 2 === 1) times.whole.push(await whole());
  }
  return times;
}

function figuresOf({ whole, stubbed }: Times): Figure[] {
  const handler = (name: string, values: readonly number[]) => distribution({ name, unit: 'ms', scalesWith: 'process' }, values);
  const ratio = median(whole) / median(stubbed);
  return [
    distribution({ name: 'admission, × the handler without', unit: '×', scalesWith: null, bars: [{ of: 'p50', most: 4 }] }, [
      ratio,
    ]),
    handler('  the handler with admission', whole),
    handler('  the handler without', stubbed),
  ];
}
