import * as z from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is what this is for
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LAYOUT = /[\n\t]/g;
const REFUSAL = 'must not contain control characters';
/** Half of a surrogate pair is no character: no store and no provider takes it for text. */
const BROKEN = 'must not contain halves of characters';

/** Text in one line, without what surrounds it. */
export const plainLine = (maxChars: number) =>
  z
    .string()
    .trim()
    .max(maxChars)
    .refine((text) => !CONTROL_CHARACTERS.test(text), REFUSAL)
    .refine((text) => text.isWellFormed(), BROKEN);

/** Text whose lines and tabs may stay, with `\n` for every end of a line. */
export const plainLines = (maxChars: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .max(maxChars)
    .refine((text) => !CONTROL_CHARACTERS.test(text.replace(LAYOUT, '')), REFUSAL)
    .refine((text) => text.isWellFormed(), BROKEN);
