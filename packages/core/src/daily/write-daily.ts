import type { ProblemCode, RunId } from '@factoids/contracts';
import { previousWindow, windowOf } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { DailyStore } from '../factoids/index.ts';
import { requestRun } from '../runs/index.ts';

/** How far back a day that was missed is made up for, and how many runs one pass asks for at most. */
const CATCH_UP = { days: 7, runs: 2 } as const;

/** More than the open attempts that there can be: a day with an open one gets no other. */
const ATTEMPTS = 20;
const DAY_MS = 24 * 3_600_000;
const OWNER = 'system:daily';

type Deps = Parameters<typeof requestRun>[0]['deps'] & { readonly daily: DailyStore };

/** `asked_before`: in the same hour; `open`: by a run that has not ended yet; `refused`: by admission or an outage. */
export interface DailyAttempt {
  readonly date: string;
  readonly outcome: 'requested' | 'asked_before' | 'open' | 'refused';
  readonly runId: RunId | null;
  readonly code: ProblemCode | null;
}

export interface DailyPass {
  /** Today's first. Of many days that were missed, some are left to the next pass. */
  readonly attempts: readonly DailyAttempt[];
  /** The day before, if it went without to its end: somebody should know. */
  readonly wentWithout: string | null;
}

/**
 * Asks for the factoid of the day, and of days that were missed. The hour's idempotency key makes one run of two passes in an
 * hour, and lets one that failed be tried again in the next. What admission refuses is left to the next hour too. That a day never
 * gets two is for the ending of the run to prove: two passes around midnight may both ask for the day before.
 */
export async function writeDaily({ deps }: { deps: Deps }): Promise<DailyPass> {
  const now = deps.clock.now();
  // Before the days: one whose run ends in between is waited for an hour, and not asked for again.
  const open = await openAttempts(deps);
  const missing = await missingDays(deps.daily, now);
  const attempts: DailyAttempt[] = [];
  for (const date of missing) {
    const runId = open.get(date);
    if (runId) attempts.push({ date, outcome: 'open', runId, code: null });
    else if (attempts.filter(({ outcome }) => outcome !== 'open').length < CATCH_UP.runs) {
      attempts.push(await ask(deps, date, now));
    }
  }
  const yesterday = previousWindow(windowOf(now));
  return { attempts, wentWithout: missing.includes(yesterday) ? yesterday : null };
}

async function openAttempts({ runs }: Deps): Promise<Map<string, RunId>> {
  const { data } = await runs.listByOwner(OWNER, { limit: ATTEMPTS });
  return new Map(data.flatMap(({ id, daily, finishedAt }) => (daily !== null && finishedAt === null ? [[daily, id]] : [])));
}

/** Today, and every day since the earliest that has one; where none has, the system is new. Newest first. */
async function missingDays(daily: DailyStore, now: Date): Promise<string[]> {
  const days = Array.from({ length: CATCH_UP.days + 1 }, (_, back) => windowOf(new Date(now.getTime() - back * DAY_MS)));
  const found = await Promise.all(days.map((day) => daily.find(day)));
  const earliest = found.findLastIndex((record) => record !== null);
  return days.filter((_, back) => found[back] === null && (back === 0 || back < earliest));
}

async function ask(deps: Deps, date: string, now: Date): Promise<DailyAttempt> {
  const caller = { kind: 'system', purpose: 'daily', day: date } as const;
  const idempotencyKey = `daily-${date}-${now.toISOString().slice(0, 13)}`;
  try {
    const input = { caller, body: {}, idempotencyKey, noteLimits: () => undefined };
    const { run, isReplay } = await requestRun({ deps, input });
    return { date, outcome: isReplay ? 'asked_before' : 'requested', runId: run.id, code: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { date, outcome: 'refused', runId: null, code: error.code };
  }
}
