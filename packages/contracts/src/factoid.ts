import * as z from 'zod';
import { FactoidId } from './ids.ts';
import { UsdText } from './money.ts';
import { page, Timestamp } from './shapes.ts';

export const FACTOID_LIMITS = { textMaxChars: 400, subjectMaxChars: 60, emojiMaxChars: 16, topicMaxChars: 200 } as const;

export const Votes = z.object({ up: z.int().min(0), down: z.int().min(0) }).meta({ id: 'Votes' });

/** Plain text throughout: nothing in a factoid is markup. */
export const Factoid = z
  .object({
    id: FactoidId,
    text: z.string(),
    subject: z.string(),
    emoji: z.string(),
    votes: Votes,
    model: z.string(),
    cost_usd: UsdText.nullable().meta({ description: 'null while the provider has not told the cost' }),
    created_at: Timestamp,
  })
  .meta({ id: 'Factoid' });
export type Factoid = z.infer<typeof Factoid>;

export const FactoidPage = page(Factoid).meta({ id: 'FactoidPage' });
export type FactoidPage = z.infer<typeof FactoidPage>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is what this is for
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

export const Topic = z
  .string()
  .trim()
  .max(FACTOID_LIMITS.topicMaxChars)
  .refine((topic) => !CONTROL_CHARACTERS.test(topic), 'must not contain control characters');

export const GenerateBody = z
  .strictObject({
    topic: Topic.optional(),
    model: z.string().min(1).max(200).optional(),
    temperature: z.number().min(0).max(2).optional(),
  })
  .meta({ id: 'GenerateBody' });
export type GenerateBody = z.infer<typeof GenerateBody>;
