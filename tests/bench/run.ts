/** `pnpm bench`: measures, prints a table, compares with the baseline, and writes the figures as JSON. */
import { mkdir, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBenchArguments, USAGE } from './arguments.ts';
import { readReport, regressions, writeReport } from './baseline.ts';
import { type BenchCloud, startBenchCloud } from './bench-cloud.ts';
import { measureRow, type Report, type RowReport } from './report.ts';
import type { Bench } from './row.ts';
import { ROWS } from './rows/index.ts';
import { tableOf } from './table.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = join(ROOT, '.build/bench.json');
const BASELINE = join(ROOT, 'tests/bench/generated/baseline.json');
const SCRATCH = join(ROOT, '.build/bench');

const wanted = parseBenchArguments(
  process.argv.slice(2),
  ROWS.map(({ name }) => name),
);
if (wanted.help) process.stdout.write(USAGE);
else await measure();

async function measure(): Promise<void> {
  const chosen = ROWS.filter(({ name }) => wanted.only.length === 0 || wanted.only.includes(name));
  const bench = createBench();
  await mkdir(SCRATCH, { recursive: true });
  const rows: RowReport[] = [];
  try {
    for (const row of chosen) {
      bench.say(`measuring ${row.name}`);
      rows.push(await measureRow(row, bench));
      console.log(tableOf(rows.at(-1)!));
    }
  } finally {
    await bench.release();
    await rm(SCRATCH, { recursive: true, force: true });
  }
  await conclude({ machine: machineOf(), rows });
}

async function conclude(report: Report): Promise<void> {
  const baseline = await readReport(BASELINE);
  const worse = baseline ? regressions(baseline, report) : [];
  console.log(
    `\n${baseline ? worse.join('\n') || 'No regression against the baseline.' : 'There is no baseline yet: --save makes one.'}`,
  );
  await writeReport(OUTPUT, report);
  if (wanted.save) await writeReport(BASELINE, report);
}

function createBench(): Bench {
  let starting: Promise<BenchCloud> | undefined;
  return {
    root: ROOT,
    scratch: SCRATCH,
    quick: wanted.quick,
    cloud: () => {
      starting ??= startBenchCloud();
      return starting;
    },
    release: async () => {
      const started = await starting?.catch(() => undefined);
      starting = undefined;
      await started?.stop();
    },
    say: (line) => process.stderr.write(`… ${line}\n`),
  };
}

function machineOf(): Report['machine'] {
  const all = cpus();
  return { cores: all.length, processor: all[0]?.model ?? 'unknown', node: process.versions.node };
}
