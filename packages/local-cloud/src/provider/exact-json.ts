import { type Decimal, formatDecimal } from './decimal.ts';

declare global {
  interface JSON {
    /** Node ≥ 22: a value that JSON.stringify prints as the given JSON text. */
    rawJSON(text: string): object;
  }
}

/** A JSON number that keeps every digit: JSON.stringify of a float would print 0.0000001 as 1e-7 and round long ones. */
export function exactNumber(value: Decimal): object {
  return JSON.rawJSON(formatDecimal(value));
}
