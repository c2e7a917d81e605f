import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UsageRow } from '@factoids/local-cloud';
import type { BenchCloud, MeasuredRun } from '../bench-cloud.ts';
import { distribution, type Figure, type Unit } from '../figures.ts';
import { median } from '../median.ts';
import * as price from '../prices.ts';
import type { Bench, Row } from '../row.ts';

const { PRICES } = price;
const RUNS = 30;
const QUICK_RUNS = 3;
const INVOCATIONS = 3;
const REQUESTS = 2;
const FACTOIDS = 1_000;
const BYTES_PER_GB = 1e9;
/** A small hosted model as it usually is: the functions are paid for while they wait for it. */
const USUAL_PACE = { timeToFirstTokenMs: 600, tokensPerSecond: 80 } as const;

/** What one factoid uses of AWS, what a thousand cost at list prices without the model, and what the system costs when nobody comes. */
export const cost: Row = {
  name: 'cost',
  async measure(bench) {
    const cloud = await bench.cloud();
    const used = await useOfRuns(cloud, bench.quick ? QUICK_RUNS : RUNS);
    return [...unitFigures(used), ...costFigures(used), ...(await idleFigures(bench, cloud))];
  },
};

interface Used {
  readonly runs: readonly MeasuredRun[];
  readonly rows: readonly UsageRow[];
  readonly logBytes: number;
}

async function useOfRuns({ cloud, runs, setPace }: BenchCloud, count: number): Promise<Used> {
  setPace(USUAL_PACE);
  let logBytes = 0;
  const unsubscribe = cloud.logs.subscribe((entry) => {
    logBytes += Buffer.byteLength(JSON.stringify(entry));
  });
  cloud.usage.reset();
  const seen: MeasuredRun[] = [];
  while (seen.length < count) seen.push(...(await runs(1, 0)));
  unsubscribe();
  return { runs: seen, rows: cloud.usage.report(), logBytes };
}

const single =
  (unit: Unit) =>
  (name: string, value: number, most?: number): Figure =>
    distribution({ name, unit, scalesWith: null, bars: most === undefined ? [] : [{ of: 'p50', most }] }, [value]);

const units = single('units');
const dollars = single('USD');
const sum = (rows: readonly UsageRow[], value: (row: UsageRow) => number) => rows.reduce((total, row) => total + value(row), 0);
const writes = (row: UsageRow) => row.writeUnits + row.indexWriteUnits;
const ofCounters = ({ table }: UsageRow) => table.endsWith('-ledger');
const queueCalls = (row: UsageRow) => (row.service === 'sqs' ? row.calls : 0);

function unitFigures({ runs, rows }: Used): Figure[] {
  const perRun = (value: (row: UsageRow) => number, of = rows) => sum(of, value) / runs.length;
  const operations = Map.groupBy(rows, (row) => `${row.function} ${row.operation}`);
  return [
    units('write units a run', perRun(writes)),
    units(
      '  without the counters',
      perRun(
        writes,
        rows.filter((row) => !ofCounters(row)),
      ),
      40,
    ),
    units('  of the counters', perRun(writes, rows.filter(ofCounters))),
    units(
      '  of them in indexes',
      perRun(({ indexWriteUnits }) => indexWriteUnits),
    ),
    units(
      'read units a run',
      perRun(({ readUnits }) => readUnits),
    ),
    units('queue requests a run', perRun(queueCalls)),
    ...[...operations]
      .filter(([, of]) => sum(of, writes) > 0)
      .map(([name, of]) => units(`  write units, ${name}`, perRun(writes, of))),
  ];
}

function costFigures({ runs, rows, logBytes }: Used): Figure[] {
  const each = FACTOIDS / runs.length;
  const seconds = (value: (run: MeasuredRun) => number) => median(runs.map(value)) / 1000;
  const accepting = seconds(({ acceptedMs }) => acceptedMs) * price.MEMORY_GB['api-runs'];
  const writing = seconds((run) => run.endedMs - run.acceptedMs) * (price.MEMORY_GB.stream + price.MEMORY_GB['run-worker']);
  const parts = {
    'DynamoDB writes': sum(rows, writes) * each * PRICES.writeUnit,
    'DynamoDB reads': sum(rows, ({ readUnits }) => readUnits) * each * PRICES.readUnit,
    SQS: sum(rows, queueCalls) * each * PRICES.queueRequest,
    'Lambda time': (accepting + writing) * FACTOIDS * PRICES.lambdaGbSecond,
    'Lambda requests': INVOCATIONS * FACTOIDS * PRICES.lambdaRequest,
    'API Gateway': REQUESTS * FACTOIDS * PRICES.gatewayRequest,
    CloudFront: FACTOIDS * (REQUESTS * PRICES.cdnRequest + (price.CDN_BYTES / BYTES_PER_GB) * PRICES.cdnGb),
    'CloudWatch logs': ((logBytes * each + INVOCATIONS * FACTOIDS * price.PLATFORM_LOG_BYTES) / BYTES_PER_GB) * PRICES.logGb,
  };
  const total = Object.values(parts).reduce((all, part) => all + part, 0);
  const counters = rows.filter(ofCounters);
  const counting =
    (sum(counters, writes) * PRICES.writeUnit + sum(counters, ({ readUnits }) => readUnits) * PRICES.readUnit) * each;
  return [
    dollars('1,000 factoids without the model', total),
    // Set before there was an admission.
    dollars('  without the counters', total - counting, 0.05),
    ...Object.entries(parts).map(([name, part]) => dollars(`  ${name}`, part)),
  ];
}

/** A month in which nobody comes: the schedules go on, Lambda polls the queues, the alarms watch. */
async function idleFigures({ root }: Bench, { cloud }: BenchCloud): Promise<Figure[]> {
  const parts: Record<string, number> = {};
  let invocations = 0;
  for (const [name, calls] of Object.entries(price.SCHEDULED_CALLS)) {
    const used = await useOfSchedule(cloud, name);
    const memory = Object.entries(price.MEMORY_GB).find(([each]) => each === name)?.[1] ?? Number.NaN;
    parts[`Lambda (${name})`] = calls * (PRICES.lambdaRequest + used.seconds * memory * PRICES.lambdaGbSecond);
    parts[`DynamoDB (${name})`] = calls * (used.readUnits * PRICES.readUnit + used.writeUnits * PRICES.writeUnit);
    invocations += calls;
  }
  const pollers = (await countResources(root, 'AWS::Lambda::EventSourceMapping')) * price.IDLE_POLLERS;
  parts.Scheduler = invocations * PRICES.scheduleInvocation;
  parts['SQS (empty polls)'] = price.MINUTES_PER_MONTH * pollers * price.POLLS_PER_MINUTE * PRICES.queueRequest;
  parts['CloudWatch logs'] = ((invocations * price.PLATFORM_LOG_BYTES) / BYTES_PER_GB) * PRICES.logGb;
  parts['CloudWatch alarms'] = (await countResources(root, 'AWS::CloudWatch::Alarm')) * PRICES.alarmMonth;
  const total = Object.values(parts).reduce((all, part) => all + part, 0);
  return [dollars('a month of nobody', total), ...Object.entries(parts).map(([name, part]) => dollars(`  idle ${name}`, part))];
}

/** Of one call to a function that has been called before. */
async function useOfSchedule({ usage, runSchedule }: BenchCloud['cloud'], name: string) {
  await runSchedule(name);
  usage.reset();
  const startedAt = performance.now();
  await runSchedule(name);
  const seconds = (performance.now() - startedAt) / 1000;
  const rows = usage.report().filter((row) => row.function === name);
  return { seconds, readUnits: sum(rows, ({ readUnits }) => readUnits), writeUnits: sum(rows, writes) };
}

/** In the newest assembly of the local cloud of benchmarks, which is what just ran. */
async function countResources(root: string, type: string): Promise<number> {
  const folder = join(root, '.local/cdk.out');
  const names = (await readdir(folder)).filter((name) => name.startsWith('bench-'));
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const [newest] = aged.sort((a, b) => b.at - a.at);
  if (!newest) return 0;
  const files = (await readdir(join(folder, newest.name))).filter((name) => name.endsWith('.template.json'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, newest.name, name), 'utf8')));
  return texts.reduce((count, text) => count + (text.match(new RegExp(`"Type": ?"${type}"`, 'g'))?.length ?? 0), 0);
}
