import { formatUsd, type NanoUsd, nanoUsd, type Stats } from '@factoids/contracts';

const DAY_MS = 86_400_000;
/** In the first hour a single run would make a dear day of it. */
const SHORTEST_MS = 3_600_000;
const MONTH_DAYS = 30;

interface Pace {
  readonly now: Date;
  readonly spentToday: NanoUsd;
  /** With what is held. */
  readonly committedToday: NanoUsd;
  /** Of all scopes together; null: no limit. */
  readonly globalBudget: NanoUsd | null;
  /** What was spent on each of the seven days before today, the latest first. */
  readonly daysBefore: readonly NanoUsd[];
}

/**
 * Where the money goes at this pace.
 * - today = spent × 24 h / time since midnight, the time counted as an hour at least.
 * - month = 30 × the mean of the seven days before today, of which those before the first spending do not count; when none is left,
 *   30 × today's forecast.
 * - the global budget lasts until now + (budget − spent − held) / pace of today; null when that is tomorrow.
 */
export function forecast(pace: Pace): Stats['forecast'] {
  const elapsedMs = Math.max(SHORTEST_MS, pace.now.getTime() % DAY_MS);
  const today = Math.max(pace.spentToday, (pace.spentToday / elapsedMs) * DAY_MS);
  return {
    today_usd: usdText(today),
    month_usd: usdText(MONTH_DAYS * (meanOf(pace.daysBefore) ?? today)),
    global_budget_lasts_until: endOfBudget(pace, elapsedMs)?.toISOString() ?? null,
  };
}

function meanOf(days: readonly NanoUsd[]): number | null {
  const first = days.findLastIndex((spent) => spent > 0);
  if (first === -1) return null;
  const counted = days.slice(0, first + 1);
  return counted.reduce((sum, spent) => sum + spent / counted.length, 0);
}

function endOfBudget({ now, spentToday, committedToday, globalBudget }: Pace, elapsedMs: number): Date | null {
  if (globalBudget === null) return null;
  const left = globalBudget - committedToday;
  if (left <= 0) return now;
  if (spentToday === 0) return null;
  const atMs = now.getTime() + (left / spentToday) * elapsedMs;
  return atMs < now.getTime() - (now.getTime() % DAY_MS) + DAY_MS ? new Date(Math.floor(atMs)) : null;
}

/** A forecast is no book-keeping: it is rounded up, and above what can be told exactly it stays there. */
function usdText(nanos: number): string {
  return formatUsd(nanoUsd(Math.min(Number.MAX_SAFE_INTEGER, Math.ceil(nanos))));
}
