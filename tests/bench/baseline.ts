import { readFile, writeFile } from 'node:fs/promises';
import type { Figure, Unit } from './figures.ts';
import type { Report, RowReport } from './report.ts';

/**
 * How much more a figure may be before it counts, by what it counts: times and memory wobble, sizes and units do not. What is
 * done in a second is better when it is more, and only told.
 */
const TOLERANCES: Readonly<Record<Unit, number>> = {
  ...{ ms: 1.4, MB: 1.2, KB: 1.02, units: 1.02, calls: 1, USD: 1.25 },
  ...{ '×': 1.25, '1/s': Number.POSITIVE_INFINITY },
};
/** From here on the machine was so much busier, or quieter, than for the baseline that a time says little. */
const BUSY = 1.5;
/** Parts of the figure above them, which is the one that is compared. */
const isPart = ({ name }: Figure) => name.startsWith('  ');

/** The report in a file that an earlier run wrote; undefined when there is none. */
export async function readReport(file: string): Promise<Report | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Rows that were not measured this time stay as they were. */
export async function writeReport(file: string, report: Report): Promise<void> {
  const earlier = await readReport(file);
  const measured = new Set(report.rows.map(({ row }) => row));
  const kept = (earlier?.rows ?? []).filter(({ row }) => !measured.has(row));
  await writeFile(file, `${JSON.stringify({ ...report, rows: [...report.rows, ...kept] }, null, 2)}\n`);
}

/**
 * What has become worse since the baseline, one line each. Both sides are taken as multiples of what the same machine took for
 * the same reference in the same minutes.
 */
export function regressions(baseline: Report, current: Report): string[] {
  return current.rows.flatMap((row) => {
    const before = baseline.rows.find((each) => each.row === row.row);
    return before ? row.figures.flatMap((figure) => regressionOf(figure, row, before)) : [];
  });
}

function regressionOf(figure: Figure, row: RowReport, before: RowReport): string[] {
  const earlier = before.figures.find(({ name }) => name === figure.name);
  const { scalesWith, unit } = figure;
  const isComparable = unit !== 'ms' || scalesWith !== null;
  if (!earlier || earlier.p50 <= 0 || isPart(figure) || !isComparable) return [];
  const machine = scalesWith === null ? 1 : row.references[scalesWith] / before.references[scalesWith];
  const ratio = figure.p50 / earlier.p50 / machine;
  if (ratio <= TOLERANCES[unit]) return [];
  const change = `${earlier.p50} → ${figure.p50} ${unit}${scalesWith === null ? '' : `, ${scalesWith} × ${machine.toFixed(2)}`}`;
  const doubt = Math.max(machine, 1 / machine) > BUSY ? ' (the machines were not alike: measure again)' : '';
  return [`REGRESSION ${figure.name}: ${ratio.toFixed(2)} × the baseline (${change})${doubt}`];
}
