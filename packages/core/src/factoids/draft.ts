import { FACTOID_LIMITS } from '@factoids/contracts';
import * as z from 'zod';
import { cleanText, firstEmoji } from './clean-text.ts';

/** What a model wrote, after cleaning, ready to be published. */
export interface FactoidDraft {
  readonly text: string;
  readonly subject: string;
  readonly emoji: string;
}

export type DraftReading = { readonly draft: FactoidDraft } | { readonly reason: string };

const RawDraft = z.object({ text: z.string(), subject: z.string(), emoji: z.string() });
const DEFAULT_EMOJI = '💡';

/** Reads a model's answer; `reason` says in words for the model what was wrong with it. A missing emoji is no reason. */
export function readDraft(output: unknown): DraftReading {
  const parsed = RawDraft.safeParse(output);
  if (!parsed.success) return { reason: 'It was not a JSON object with the strings text, subject and emoji.' };
  const text = cleanText(parsed.data.text);
  const subject = cleanText(parsed.data.subject);
  if (text === '' || subject === '') return { reason: 'The text or the subject was empty.' };
  if (text.length > FACTOID_LIMITS.textMaxChars) {
    return { reason: `The text was longer than ${FACTOID_LIMITS.textMaxChars} characters.` };
  }
  if (subject.length > FACTOID_LIMITS.subjectMaxChars) {
    return { reason: `The subject was longer than ${FACTOID_LIMITS.subjectMaxChars} characters.` };
  }
  return { draft: { text, subject, emoji: firstEmoji(parsed.data.emoji) ?? DEFAULT_EMOJI } };
}
