import type { ReferenceName } from './references.ts';

export type Unit = 'ms' | 'KB' | 'MB' | 'units' | 'calls' | '×' | '1/s' | 'USD';

/** What a figure must not exceed. */
export interface Bar {
  readonly of: 'p50' | 'p99';
  readonly most: number;
}

/** One line of the table: a distribution, or a single value told as one. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly samples: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly bars: readonly Bar[];
  /** The reference that a slower or busier machine slows alike; null for what no machine changes. */
  readonly scalesWith: ReferenceName | null;
  readonly note?: string;
}

type Naming = Pick<Figure, 'name' | 'unit' | 'scalesWith'> & { readonly bars?: readonly Bar[]; readonly note?: string };

/** @throws an Error when there is nothing to tell. */
export function distribution({ bars = [], ...naming }: Naming, values: readonly number[]): Figure {
  if (values.length === 0) throw new Error(`${naming.name}: nothing was measured`);
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { ...naming, bars, samples: sorted.length, min: at(0), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Three decimals: amounts of money and loads are small. Dollars keep all of theirs. */
function rounded(value: number): number {
  return Math.abs(value) < 1 ? Number(value.toPrecision(4)) : Math.round(value * 100) / 100;
}

export function missedBars(figure: Figure): readonly Bar[] {
  return figure.bars.filter(({ of, most }) => figure[of] > most);
}
