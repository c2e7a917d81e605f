/** `node tests/bench/sharding/simulate.ts [--plot <file.svg>]`: admitted requests a second over the shard count of one scope. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Curve, measureCurves, measureReadCeiling, measureRunDry, OFFERED_PER_SECOND, type RunDry } from './measure.ts';
import { plotSvg } from './plot-svg.ts';
import { LATENCIES, type Outcome } from './simulate-shards.ts';

const { values } = parseArgs({ options: { plot: { type: 'string' } } });
const say = (line: string): void => void process.stderr.write(`… ${line}\n`);

const curves = await measureCurves(say);
const main = curves.find(({ preparedMs }) => preparedMs === LATENCIES.preparedMs)!;
const dry = await measureRunDry(main.points, say);
const ceiling = await measureReadCeiling(say);
console.log([tableOf(main, dry), '', sensitivityOf(curves), '', ceilingLine(ceiling)].join('\n'));
if (values.plot) await writeFile(values.plot, plotSvg(curves, OFFERED_PER_SECOND));
const outcomes = [...curves.flatMap(({ points }) => points), ...dry].map(({ outcome }) => outcome);
if ([...outcomes, ceiling].some(isWrong) || dry.some(({ fits, outcome }) => outcome.admitted !== fits)) process.exitCode = 1;

/** Overspent at any moment, or a hold that leaked. */
function isWrong({ overspends, end, cost, settled, admitted }: Outcome): boolean {
  return overspends > 0 || settled !== admitted || end.openRuns !== 0 || end.spent !== cost || end.committed !== cost;
}

function tableOf({ points }: Curve, dries: readonly RunDry[]): string {
  const rows = points.map(({ shards, outcome }, index) => {
    const last = dries[index]!;
    const cells = [
      shards,
      whole(outcome.admittedPerSecond),
      whole(outcome.settledPerSecond),
      `${(outcome.busyShare * 100).toFixed(1)} %`,
      `${whole(outcome.medianMs)} / ${whole(outcome.p99Ms)} ms`,
      (outcome.conflicts / outcome.admitted).toFixed(1),
      `${whole(last.outcome.admitted)} of ${whole(last.fits)}`,
      last.outcome.lostRaces,
      last.outcome.overspends + outcome.overspends,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const heads = [
    'shards',
    'admitted/s',
    'settled/s',
    '503',
    'median / p99',
    'conflicts each',
    'budget spent',
    'lost races',
    'overspends',
  ];
  return [`| ${heads.join(' | ')} |`, `|${'---:|'.repeat(heads.length)}`, ...rows].join('\n');
}

function sensitivityOf(all: readonly Curve[]): string {
  const lines = all.map(
    ({ preparedMs, points }) =>
      `| ${preparedMs} ms | ${points.map(({ outcome }) => whole(outcome.admittedPerSecond)).join(' | ')} |`,
  );
  const heads = all[0]?.points.map(({ shards }) => shards) ?? [];
  return [`| prepared for | ${heads.join(' | ')} |`, `|---|${'---:|'.repeat(heads.length)}`, ...lines].join('\n');
}

function ceilingLine({ admittedPerSecond, busyShare }: Outcome): string {
  return `32 shards, ${whole(2 * OFFERED_PER_SECOND)}/s offered: ${whole(admittedPerSecond)} admitted/s, ${(busyShare * 100).toFixed(1)} % 503`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
