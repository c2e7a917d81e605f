import { expect, it } from 'vitest';
import { ledgerBreaches } from './ledger-breaches.ts';
import type { RunItem } from './table-reader.ts';

const counter = (more: object = {}) => {
  return {
    sk: 'COUNTER' as const,
    scope: 'global',
    window: '2026-11-22',
    shard: 0,
    spent: 7,
    committed: 7,
    openRuns: 0,
    ...more,
  };
};
const run = { holds: ['global#2026-11-22#0#100#1'], calls: [{ usage: { cost: 7 } }] } as unknown as RunItem;

it('finds nothing where each scope has spent what its runs cost, over all its shards', () => {
  const counters = [counter({ spent: 3, committed: 3 }), counter({ shard: 1, spent: 4, committed: 4 })];
  expect(ledgerBreaches({ runs: [run], counters })).toEqual([]);
});

it.each([
  ['money that is still held', { committed: 100 }],
  ['a slot that was never freed', { openRuns: 1 }],
  ['one nano-dollar that nobody spent', { spent: 8, committed: 8 }],
  ['a counter that was lost', { scope: 'anonymous' }],
])('finds %s', (_what, wrong) => {
  expect(ledgerBreaches({ runs: [run], counters: [counter(wrong)] })).not.toEqual([]);
});
