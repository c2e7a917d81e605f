import { FactoidId } from '@factoids/contracts';
import * as z from 'zod';
import { bornAtMs } from '../born-at.ts';
import { cleanText, type FactoidDraft, readDraft } from '../factoids/index.ts';

/** A factoid as a line of a file says it, ready to be published. */
export interface ImportedFactoid extends FactoidDraft {
  readonly model: string;
  /** ISO 8601 in UTC; null is when the import began. */
  readonly createdAt: string | null;
  /** null for one that gets its id here. */
  readonly id: FactoidId | null;
}

type LineReading = { readonly factoid: ImportedFactoid } | { readonly reason: string };

const MODEL_MAX_CHARS = 200;

const Line = z.strictObject({
  text: z.string(),
  subject: z.string(),
  emoji: z.string().default(''),
  model: z.string().trim().min(1).max(MODEL_MAX_CHARS).default('imported'),
  created_at: z.iso.datetime({ offset: true, error: 'is no time in ISO 8601' }).optional(),
  id: FactoidId.optional(),
});

/**
 * Reads a line by the rules for what a model writes, but nothing is mended: what would be cleaned away is a reason to refuse.
 * @returns the reason in words for the operator when it cannot be published.
 */
export function readLine(line: string, now: Date): LineReading {
  const json = parseJson(line);
  if (json === undefined) return { reason: 'It is not JSON.' };
  const parsed = Line.safeParse(json);
  if (!parsed.success) return { reason: reasonOf(parsed.error) };
  const { text, subject, model, created_at: at, id = null } = parsed.data;
  const marked = Object.entries({ text, subject }).find(([, value]) => cleanText(value) !== inOneLine(value));
  if (marked) return { reason: `The ${marked[0]} holds markup or invisible characters.` };
  const reading = readDraft(parsed.data);
  if ('reason' in reading) return reading;
  const createdAt = at === undefined ? null : new Date(at).toISOString();
  if (createdAt !== null && createdAt > now.toISOString()) return { reason: 'Its created_at lies in the future.' };
  if (id !== null && bornAtMs(id) > now.getTime()) return { reason: 'Its id was made in the future.' };
  return { factoid: { ...reading.draft, model, createdAt, id } };
}

function inOneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function reasonOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}
