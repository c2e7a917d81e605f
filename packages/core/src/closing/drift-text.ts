import { formatUsd, nanoUsd } from '@factoids/contracts';
import type { Drift } from '../admission/index.ts';

const sizeOf = ({ expected, found }: Drift): number => Math.abs(found - expected);

/** The largest difference first. */
export function bySize(drift: readonly Drift[]): Drift[] {
  return [...drift].sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** One difference in words: what says what. */
export function driftText(drift: Drift): string {
  const money = (amount: number) => `$${formatUsd(nanoUsd(amount))}`;
  if (drift.kind === 'provider') {
    const { runId, generationId, expected, found } = drift;
    return `${runId}: booked ${money(found)}, the provider says ${money(expected)} for ${generationId}`;
  }
  const { scope, figure, expected, found } = drift;
  if (figure === 'open_runs') return `${scope}: ${found} open runs in the counter, ${expected} by its runs`;
  return `${scope}: ${figure} ${money(found)} in the counter, ${money(expected)} by its runs`;
}
