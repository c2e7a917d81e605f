import * as z from 'zod';
import { Subject } from './factoid.ts';
import { FactoidId } from './ids.ts';

export const SearchHit = z.object({ id: FactoidId, score: z.number() });
export type SearchHit = z.infer<typeof SearchHit>;

/** What the search function is asked, by other functions alone. Best first; `after` is the last hit of the page before. */
export const SearchRequest = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('search'),
    q: z.string().min(1),
    subject_key: z.string().nullable(),
    limit: z.int().min(1).max(100),
    after: SearchHit.nullable(),
  }),
  /** Factoids that may say the same as a text: by its words as they are, neither beginnings nor typing errors. */
  z.object({ type: z.literal('similar'), text: z.string().min(1), limit: z.int().min(1).max(20) }),
  /** Factoids that matter to a question: by its words, and by what it means where its vector is given (int8, in base64). */
  z.object({
    type: z.literal('related'),
    text: z.string().min(1),
    vector: z.object({ model: z.string(), data: z.base64() }).nullable(),
    limit: z.int().min(1).max(20),
  }),
  z.object({ type: z.literal('subjects'), limit: z.int().min(1).max(100) }),
]);
export type SearchRequest = z.infer<typeof SearchRequest>;

export const SearchHits = z.object({ hits: z.array(SearchHit), has_more: z.boolean() });
export type SearchHits = z.infer<typeof SearchHits>;

export const SearchSubjects = z.object({ subjects: z.array(Subject) });
export type SearchSubjects = z.infer<typeof SearchSubjects>;
