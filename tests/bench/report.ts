import { loadavg } from 'node:os';
import type { Figure } from './figures.ts';
import { meanReferences, measureReferences, type References } from './references.ts';
import type { Bench, Row } from './row.ts';

/** One row as it was measured, with what the machine was like meanwhile. */
export interface RowReport {
  readonly row: string;
  readonly at: string;
  /** Processes waiting for a core, one minute's mean, before and after. */
  readonly load: readonly [before: number, after: number];
  readonly references: References;
  readonly figures: readonly Figure[];
}

export interface Report {
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly rows: readonly RowReport[];
}

const load = () => Math.round((loadavg()[0] ?? 0) * 10) / 10;

export async function measureRow(row: Row, bench: Bench): Promise<RowReport> {
  const [before, loadBefore] = [await measureReferences(), load()];
  const figures = await row.measure(bench);
  const loadAfter = load();
  const references = meanReferences(before, await measureReferences());
  return { row: row.name, at: new Date().toISOString(), load: [loadBefore, loadAfter], references, figures };
}
