import { FactoidId } from '@factoids/contracts';
import type { GoodLine } from './read-import.ts';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const CHARS = { time: 10, line: 7, text: 9 } as const;
/** 45 bits in hex digits, the last of them in part. */
const TEXT_HEX_DIGITS = 12;

/**
 * The id of a line: a ULID of the time when the import of its file began, the line and the text. The same line of the same import
 * has the same id however often it is written, later lines count as newer, and all of them as new.
 */
export function importedId({ line, textHash }: Pick<GoodLine, 'line' | 'textHash'>, startedAt: string): FactoidId {
  const text = BigInt(`0x${textHash.slice(0, TEXT_HEX_DIGITS)}`);
  return FactoidId.parse(
    `fct_${digits(BigInt(Date.parse(startedAt)), CHARS.time)}${digits(BigInt(line), CHARS.line)}${digits(text, CHARS.text)}`,
  );
}

/** The lowest digits to the base of 32. */
function digits(value: bigint, count: number): string {
  let left = value;
  let text = '';
  for (let place = 0; place < count; place += 1) {
    text = (DIGITS[Number(left % 32n)] ?? '') + text;
    left /= 32n;
  }
  return text;
}
