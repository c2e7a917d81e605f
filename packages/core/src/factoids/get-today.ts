import type { DailyFactoid } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { DailyStore } from './daily-store.ts';
import { viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';
import { requireShown } from './require-factoid.ts';

interface Deps {
  readonly clock: Pick<Clock, 'now'>;
  readonly daily: DailyStore;
  readonly factoids: Pick<FactoidStore, 'find'>;
}

/** The factoid of a UTC day, of today without a date. Throws `future_date`, `not_found` and `factoid_hidden`. Two reads. */
export async function getToday({ deps, date }: { deps: Deps; date: string | undefined }): Promise<DailyFactoid> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const day = date ?? today;
  if (day > today)
    throw new AppError('future_date', { detail: `It is ${today} (UTC): the factoid of ${day} is not written yet.` });
  const daily = await deps.daily.find(day);
  if (!daily) throw new AppError('not_found', { detail: day === today ? NOT_YET : `There is no factoid of ${day}.` });
  return { ...viewFactoid(requireShown(await deps.factoids.find(daily.factoidId))), date: day };
}

const NOT_YET = "Today's factoid is not written yet.";
