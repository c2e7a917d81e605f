/** What an answer is made of. */
export interface Statement {
  readonly text: string;
  readonly subject: string;
  readonly emoji: string;
}

const SMALLEST_FACTOR = 100;
const FACTORS = 900;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(1900, 0, 1);
const NUMBERS = new Intl.NumberFormat('en-US');
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const TEMPLATES = [divisible, weekday, square, oddSum] as const;

/** The nth of endlessly many statements that are true by construction; no two are alike. */
export function bulkFact(n: number): Statement {
  const template = TEMPLATES[n % TEMPLATES.length] ?? divisible;
  return template(Math.floor(n / TEMPLATES.length));
}

function divisible(n: number): Statement {
  const left = SMALLEST_FACTOR + (n % FACTORS);
  const right = SMALLEST_FACTOR + Math.floor(n / FACTORS);
  const product = NUMBERS.format(left * right);
  const reason = `${NUMBERS.format(left)} times ${NUMBERS.format(right)} is exactly ${product}`;
  return {
    text: `The number ${product} is divisible by ${NUMBERS.format(left)}, because ${reason}.`,
    subject: 'Numbers',
    emoji: '🔢',
  };
}

function weekday(n: number): Statement {
  const day = new Date(FIRST_DAY_MS + n * DAY_MS);
  return {
    text: `In the Gregorian calendar, ${DATE.format(day)} is a ${WEEKDAY.format(day)}.`,
    subject: 'Calendar',
    emoji: '📅',
  };
}

function square(n: number): Statement {
  const root = NUMBERS.format(n + SMALLEST_FACTOR);
  const value = NUMBERS.format(BigInt(n + SMALLEST_FACTOR) ** 2n);
  return { text: `A square board of ${root} by ${root} fields has exactly ${value} fields.`, subject: 'Squares', emoji: '🟦' };
}

function oddSum(n: number): Statement {
  const count = NUMBERS.format(n + SMALLEST_FACTOR);
  const sum = NUMBERS.format(BigInt(n + SMALLEST_FACTOR) ** 2n);
  return {
    text: `Adding up the first ${count} odd numbers, starting from 1, gives exactly ${sum}.`,
    subject: 'Odd numbers',
    emoji: '➕',
  };
}
