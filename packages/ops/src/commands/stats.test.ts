import type { Stats } from '@factoids/contracts';
import { expect, test } from 'vitest';
import { readable } from '../readable.ts';
import { statsSections } from './stats.ts';

function period(days: number, spent_usd: string): Stats['today'] {
  const spend = { runs: days, spent_usd, held_usd: '0.000000000', settling_usd: '0.000000000' };
  return {
    days,
    total: spend,
    by_scope: [{ name: 'global', budget_usd: '5.000000000', ...spend }],
    by_model: [{ name: 'acme/small', runs: days, spent_usd }],
    by_key: [],
  };
}

const STATS: Stats = {
  at: '2026-11-22T12:00:00.000Z',
  today: { ...period(1, '0.100000000'), by_model: [] },
  last_7_days: period(7, '0.700000000'),
  last_30_days: period(30, '3.000000000'),
  forecast: { today_usd: '0.200000000', month_usd: '3.000000000', global_budget_lasts_until: null },
};

test('a name is one row, with a column for each period', () => {
  const { 'by scope': scopes, 'by model': models } = statsSections(STATS);
  expect(scopes).toEqual([
    {
      name: 'global',
      budget_today_usd: '5.000000000',
      held_usd: '0.000000000',
      today_usd: '0.100000000',
      week_usd: '0.700000000',
      month_usd: '3.000000000',
      month_runs: 30,
    },
  ]);
  expect(models).toMatchObject([{ name: 'acme/small', today_usd: null, week_usd: '0.700000000' }]);
});

test('each question has its title', () => {
  const text = readable(statsSections(STATS));
  expect(text).toMatch(/^total\n {2}period +runs/);
  expect(text).toContain('\n\nby key\n  nothing');
});
