import * as z from 'zod';
import { FactoidId } from './ids.ts';
import { UsdText } from './money.ts';
import { plainLine } from './plain-text.ts';
import { Day, PageQuery, page, Timestamp } from './shapes.ts';

export const FACTOID_LIMITS = { textMaxChars: 400, subjectMaxChars: 60, emojiMaxChars: 16, topicMaxChars: 200 } as const;

export const Votes = z.object({ up: z.int().min(0), down: z.int().min(0) }).meta({ id: 'Votes' });

/** What a check with sources came to; `unclear` where they do not say. */
export const Verdict = z
  .object({
    value: z.enum(['supported', 'contradicted', 'unclear']),
    because: z.string(),
    sources: z.array(z.object({ title: z.string(), url: z.string() })),
    model: z.string(),
    checked_at: Timestamp,
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

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
    verdict: Verdict.exactOptional().meta({ description: 'of the last check, once somebody asked for one' }),
  })
  .meta({ id: 'Factoid' });
export type Factoid = z.infer<typeof Factoid>;

export const FactoidPage = page(Factoid).meta({ id: 'FactoidPage' });
export type FactoidPage = z.infer<typeof FactoidPage>;

export const QUERY_MAX_CHARS = 200;

/** `top` is by the Wilson lower bound of the votes; `random` is drawn anew by each request without a cursor. */
export const FactoidSort = z.enum(['new', 'top', 'random']).meta({ id: 'FactoidSort' });
export type FactoidSort = z.infer<typeof FactoidSort>;

export const FactoidQuery = PageQuery.extend({
  subject: z.string().trim().min(1).max(FACTOID_LIMITS.subjectMaxChars).optional(),
  min_votes: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ description: 'votes up and down together' }),
  sort: FactoidSort.optional().meta({ description: '`new` when left out; with `q` the best match comes first' }),
  q: z
    .string()
    .trim()
    .min(1)
    .max(QUERY_MAX_CHARS)
    .optional()
    .meta({ description: 'words, or their beginnings; typing errors are forgiven' }),
});
export type FactoidQuery = z.infer<typeof FactoidQuery>;

export const Subject = z
  .object({ key: z.string(), subject: z.string(), count: z.int().min(1) })
  .meta({ id: 'Subject', description: 'what factoids are about, and how many of them are' });
export type Subject = z.infer<typeof Subject>;

export const SubjectQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) });
/** The most frequent first. */
export const SubjectList = z.object({ data: z.array(Subject) }).meta({ id: 'SubjectList' });
export type SubjectList = z.infer<typeof SubjectList>;

export const DailyQuery = z.strictObject({ date: Day.optional().meta({ description: 'a UTC day; today when left out' }) });

/** A day's factoid, with the day. */
export const DailyFactoid = Factoid.extend({ date: Day }).meta({ id: 'DailyFactoid' });
export type DailyFactoid = z.infer<typeof DailyFactoid>;

export const Topic = plainLine(FACTOID_LIMITS.topicMaxChars);

export const GenerateBody = z
  .strictObject({
    topic: Topic.optional(),
    model: z.string().min(1).max(200).optional(),
    temperature: z.number().min(0).max(2).optional(),
  })
  .meta({ id: 'GenerateBody' });
export type GenerateBody = z.infer<typeof GenerateBody>;
