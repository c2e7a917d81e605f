const CENT = 0.01;
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const SMALL_CHANGE = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** `$0.0004` for `"0.000412000"`. A cost that nobody knows is never shown as nothing. */
export function formatCost(usd: string | null): string {
  if (usd === null) return 'not known yet';
  const amount = Number(usd);
  return (amount < CENT ? SMALL_CHANGE : DOLLARS).format(amount);
}

/** The UTC day, so that server and browser write the same. */
export function formatDay(timestamp: string): string {
  return DAY.format(new Date(timestamp));
}

export function formatWeekday(date: Date): string {
  return WEEKDAY.format(date);
}
