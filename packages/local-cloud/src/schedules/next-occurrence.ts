import { Cron } from 'croner';

const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const CRON = /^cron\((.+)\)$/;
const AT = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * When a schedule expression of EventBridge comes up next, in epoch milliseconds; undefined when it never does again.
 * @throws an Error for an expression that is none.
 */
export function nextOccurrence(expression: string, afterMs: number, timeZone = 'UTC'): number | undefined {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count && (unit === 'minute' || unit === 'hour' || unit === 'day')) return afterMs + Number(count) * UNIT_MS[unit];
  const fields = CRON.exec(expression)?.[1];
  if (fields)
    return new Cron(cronerPattern(fields), { timezone: timeZone, sloppyRanges: true }).nextRun(new Date(afterMs))?.getTime();
  const once = AT.exec(expression)?.[1];
  if (once === undefined) throw new Error(`${expression} is no schedule expression`);
  const atMs = Date.parse(`${once}Z`);
  return atMs > afterMs ? atMs : undefined;
}

/** AWS writes minutes to years, counts Sunday as 1, and asks for `?` in one of the two day fields. */
function cronerPattern(fields: string): string {
  const [minute, hour, day, month, weekday, year = '*', ...rest] = fields.trim().split(/\s+/);
  if (!minute || !hour || !day || !month || !weekday || rest.length > 0) throw new Error(`cron(${fields}) has not six fields`);
  const weekdays =
    weekday === '?' ? '*' : weekday.replace(/(^|[,-])([1-7])(?=$|[,\-#L])/g, (_all, before, n) => before + (Number(n) - 1));
  return `0 ${minute} ${hour} ${day === '?' ? '*' : day} ${month} ${weekdays} ${year}`;
}
