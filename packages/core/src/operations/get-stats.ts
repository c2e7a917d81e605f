import { addUsd, type NanoUsd, type Stats, ZERO_USD } from '@factoids/contracts';
import type { ApiKeyStore } from '../accounts/index.ts';
import { type Ledger, type Window, windowOf } from '../admission/index.ts';
import { tallyWindow } from '../closing/index.ts';
import type { RunStore } from '../runs/index.ts';
import { budgetOf } from './budget-of.ts';
import { type DayFigures, figuresOfArchive, figuresOfOpenDay } from './day-figures.ts';
import { forecast } from './forecast.ts';
import { readTiers } from './key-tiers.ts';
import { type LeverDeps, loadControls } from './lever-deps.ts';
import { periodOf } from './stats-period.ts';

export interface StatsDeps extends Pick<LeverDeps, 'clock' | 'controls' | 'seed'> {
  readonly ledger: Pick<Ledger, 'listCounters' | 'findArchive'>;
  readonly runs: Pick<RunStore, 'listByWindow'>;
  readonly keys: Pick<ApiKeyStore, 'find'>;
}

const DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Where the money went: today, in the last seven and in the last thirty days, today counted in. A day that is closed is told by its
 * archive, one that is not by its counters and runs.
 */
export async function getStats({ deps }: { deps: StatsDeps }): Promise<Stats> {
  const now = deps.clock.now();
  const windows = Array.from({ length: DAYS }, (_, ago) => windowOf(new Date(now.getTime() - ago * DAY_MS)));
  const read = await Promise.all(windows.map((window, ago) => readDay(deps, { window, isOver: ago > 0, now })));
  return statsOf(read, now);
}

/** @param days the thirty days, today first; null for one on which nothing was asked for */
function statsOf(days: readonly (DayFigures | null)[], now: Date): Stats {
  const last = (count: number) =>
    periodOf(
      days.slice(0, count).filter((day) => day !== null),
      count,
    );
  const global = days.map((day) => day?.scopes.find(({ scope }) => scope === 'global'));
  const spent = (ago: number): NanoUsd => global[ago]?.spent ?? ZERO_USD;
  return {
    at: now.toISOString(),
    today: last(1),
    last_7_days: last(7),
    last_30_days: last(DAYS),
    forecast: forecast({
      now,
      spentToday: spent(0),
      committedToday: addUsd(spent(0), global[0]?.held ?? ZERO_USD),
      globalBudget: global[0]?.budget ?? null,
      daysBefore: [1, 2, 3, 4, 5, 6, 7].map(spent),
    }),
  };
}

interface Day {
  readonly window: Window;
  readonly isOver: boolean;
  readonly now: Date;
}

async function readDay(deps: StatsDeps, { window, isOver, now }: Day): Promise<DayFigures | null> {
  const archive = isOver ? await deps.ledger.findArchive(window) : null;
  if (archive) return figuresOfArchive(archive);
  const counters = await deps.ledger.listCounters(window);
  if (counters.length === 0 && isOver) return null;
  const [controls, tiers, tally] = await Promise.all([
    loadControls(deps),
    readTiers(deps.keys, counters),
    tallyWindow(deps.runs, window),
  ]);
  const inForce = (scope: Parameters<typeof budgetOf>[0]) => budgetOf(scope, { controls, now, tier: tiers.get(scope) ?? null });
  return figuresOfOpenDay({ window, counters, tally, budgetOf: inForce });
}
