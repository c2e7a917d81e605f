const CENT = 0.01;
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const SMALL_CHANGE = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 });
const WHOLE_DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
  roundingMode: 'floor',
});
const CENTS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2, roundingMode: 'floor' });
const CENTS_EXACT_TO = 9;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** `$0.0004` for `"0.000412000"`. A cost that nobody knows is never shown as nothing. */
export function formatCost(usd: string | null): string {
  if (usd === null) return 'not known yet';
  const amount = Number(usd);
  return (amount < CENT ? SMALL_CHANGE : DOLLARS).format(amount);
}

/** `2¢`, `$1.97`: money that is left, never more than there is. */
export function formatAllowance(usd: string): string {
  const amount = Number(usd);
  if (amount >= 1) return WHOLE_DOLLARS.format(amount);
  // Binary fractions: 0.29 × 100 is a little less than 29.
  return `${CENTS.format(Number((amount * 100).toFixed(CENTS_EXACT_TO)))}¢`;
}

/** `0:28`, `4:05`, `5 h 12 min`: a time to wait, as it is shown. */
export function formatWait(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `01:00` where the reader is. */
export function formatClock(localMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...(timeZone && { timeZone }) }).format(localMs);
}

/** The UTC day, so that server and browser write the same. */
export function formatDay(timestamp: string): string {
  return DAY.format(new Date(timestamp));
}

export function formatWeekday(date: Date): string {
  return WEEKDAY.format(date);
}
