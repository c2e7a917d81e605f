import { readFile, writeFile } from 'node:fs/promises';
import type { Figure } from './figures.ts';
import type { Report, RowReport } from './report.ts';

/** How much more of its reference a figure may take before it counts: times wobble, sizes and counts do not. */
const TIME_TOLERANCE = 1.4;
const EXACT_TOLERANCE = 1.02;

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
  if (!earlier || earlier.p50 <= 0) return [];
  const { scalesWith } = figure;
  const machine = scalesWith === null ? 1 : row.references[scalesWith] / before.references[scalesWith];
  const ratio = figure.p50 / earlier.p50 / machine;
  if (ratio <= (scalesWith === null ? EXACT_TOLERANCE : TIME_TOLERANCE)) return [];
  const against = scalesWith === null ? '' : `, ${scalesWith} × ${machine.toFixed(2)}`;
  return [
    `REGRESSION ${figure.name.trim()}: ${ratio.toFixed(2)} × the baseline (${earlier.p50} → ${figure.p50} ${figure.unit}${against})`,
  ];
}
