import type { Stats } from '@factoids/contracts';
import { getStats } from '@factoids/core';
import * as z from 'zod';
import { type Call, command, type Fields, type Sections } from '../command.ts';
import { operatorDeps } from '../operator-deps.ts';

/** It changes nothing, so that a dry run does the same. */
export const stats = command({
  summary: 'shows where the money went: today, 7 and 30 days, by scope, model and key, and a forecast',
  options: z.strictObject({}),
  plan: show,
  run: show,
});

async function show({ target }: Call): Promise<Sections> {
  return statsSections(await getStats({ deps: await operatorDeps(target) }));
}

type Period = Stats['today'];

/** One table for each question, a column for each period. */
export function statsSections({ today, last_7_days: week, last_30_days: month, forecast }: Stats): Sections {
  const periods = { today, week, month };
  return {
    total: [total('today', today), total('7 days', week), total('30 days', month)],
    forecast,
    'by scope': month.by_scope.map(({ name }) => scopeRow(name, periods)),
    'by model': month.by_model.map(({ name }) => shareRow(name, periods, 'by_model')),
    'by key': month.by_key.map(({ name }) => shareRow(name, periods, 'by_key')),
  };
}

function total(period: string, { total: { runs, spent_usd, held_usd, settling_usd } }: Period): Fields {
  return { period, runs, spent_usd, held_usd, settling_usd };
}

interface Periods {
  readonly today: Period;
  readonly week: Period;
  readonly month: Period;
}

function scopeRow(name: string, { today, week, month }: Periods): Fields {
  const of = (period: Period) => period.by_scope.find((scope) => scope.name === name);
  return {
    name,
    budget_today_usd: of(today)?.budget_usd ?? null,
    held_usd: of(today)?.held_usd ?? null,
    today_usd: of(today)?.spent_usd ?? null,
    week_usd: of(week)?.spent_usd ?? null,
    month_usd: of(month)?.spent_usd ?? null,
    month_runs: of(month)?.runs ?? 0,
  };
}

function shareRow(name: string, { today, week, month }: Periods, by: 'by_model' | 'by_key'): Fields {
  const of = (period: Period) => period[by].find((share) => share.name === name);
  return {
    name,
    today_usd: of(today)?.spent_usd ?? null,
    week_usd: of(week)?.spent_usd ?? null,
    month_usd: of(month)?.spent_usd ?? null,
    month_runs: of(month)?.runs ?? 0,
  };
}
