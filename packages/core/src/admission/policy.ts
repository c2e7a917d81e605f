import { FACTOID_LIMITS, parseUsd } from '@factoids/contracts';
import * as z from 'zod';
import { AppError } from '../app-error.ts';
import { wordsOf } from '../factoids/index.ts';
import { RateText } from './rate.ts';

const DOLLARS = /^\d{1,6}(\.\d{1,9})?$/;

/** Dollars a day (a lifetime, for a chat session); null lifts the limit. */
const budget = (usd: string) => z.string().regex(DOLLARS, 'must be dollars as text').transform(parseUsd).nullable().prefault(usd);

/** Rates that all hold at once; null lifts them. */
const rates = (...texts: string[]) => z.array(RateText).max(4).nullable().prefault(texts);

const limit = (count: number) => z.int().min(1).max(1_000_000).nullable().default(count);

/** A model's id, or `vendor/*` for all of a vendor's. */
const ModelPattern = z.string().regex(/^[^\s*]+$|^[^\s*/]+\/\*$/, "must be a model's id or vendor/*");

const Phrase = z
  .string()
  .max(FACTOID_LIMITS.topicMaxChars)
  .refine((phrase) => wordsOf(phrase) !== '', 'must have a word');

const Policy = z.strictObject({
  budgets: z
    .strictObject({
      global: budget('5.00'),
      system: budget('0.25'),
      anonymous: budget('2.00'),
      session: budget('0.05'),
      session_verified: budget('0.20'),
      network: budget('0.50'),
      key_free: budget('0.25'),
      key_pro: budget('5.00'),
      chat_session: budget('0.10'),
    })
    .prefault({}),
  rates: z
    .strictObject({
      generate: z
        .strictObject({
          global: rates('300/min'),
          session: rates('3/min', '10/h', '20/day'),
          session_verified: rates('3/min', '20/h', '60/day'),
          network: rates('10/min', '60/h', '200/day'),
          key_free: rates('5/min', '50/h', '200/day'),
          key_pro: rates('60/min', '2000/day'),
        })
        .prefault({}),
      chat: z
        .strictObject({
          global: rates('300/min'),
          session: rates('10/min', '60/day'),
          session_verified: rates('10/min', '120/day'),
          network: rates('30/min'),
          key_free: rates('20/min'),
          key_pro: rates('60/min'),
          chat_session: rates('10/min'),
        })
        .prefault({}),
      vote: z.strictObject({ client: rates('50/min'), network: rates('200/h') }).prefault({}),
      feedback: z.strictObject({ client: rates('10/min'), network: rates('60/h') }).prefault({}),
      chat_session: z.strictObject({ client: rates('20/h'), network: rates('100/h') }).prefault({}),
    })
    .prefault({}),
  votes_per_factoid: z.strictObject({ network: limit(5) }).prefault({}),
  concurrent_runs: z
    .strictObject({ session: limit(3), session_verified: limit(3), key_free: limit(5), key_pro: limit(50) })
    .prefault({}),
  challenge: z
    .strictObject({
      /** The share of the anonymous budget after which unverified sessions are asked for a human check; null never asks. */
      anonymous_spent: z.number().min(0).max(1).nullable().default(0.5),
      on_anomaly: z.boolean().default(true),
    })
    .prefault({}),
  soft_limit: z.number().gt(0).max(1).nullable().default(0.8),
  models: z
    .strictObject({
      default: z.array(z.string()).default([]),
      /** null lets every model through that is not denied. */
      allow: z.array(ModelPattern).nullable().default(null),
      deny: z.array(ModelPattern).default([]),
      /** Asked in order when a chat's own model is busy or away; empty means the cheapest other one. */
      fallback: z.array(z.string()).default([]),
      max_usd_per_million_tokens: z.string().regex(DOLLARS, 'must be dollars as text').nullable().default('30'),
    })
    .prefault({}),
  web_search: z
    .strictObject({
      /** What one search costs; null never searches. */
      usd_per_search: z.string().regex(DOLLARS, 'must be dollars as text').transform(parseUsd).nullable().prefault('0.008'),
    })
    .prefault({}),
  embeddings: z
    .strictObject({
      /** null goes by words alone. */
      model: z.string().nullable().default('openai/text-embedding-3-small'),
      /** The dearest that it may be: sent with each call, which is refused unbilled by who is dearer. */
      usd_per_million_tokens: z.string().regex(DOLLARS, 'must be dollars as text').default('0.02'),
    })
    .prefault({}),
  topics: z
    .strictObject({
      /** Nothing is written about a topic that has one of these phrases, as whole words. */
      deny: z.array(Phrase).max(200).default([]),
    })
    .prefault({}),
});

export type Policy = z.output<typeof Policy>;
export type ModelPolicy = Policy['models'];

/** The policy in JSON, merged over the defaults. Throws `invalid_request` with the path of each unknown name or bad value. */
export function parsePolicy(json: string): Policy {
  const parsed = Policy.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    return names.map((name) => ({
      location: `/${[...issue.path, ...(name === null ? [] : [name])].join('/')}`,
      message: name === null ? issue.message : 'is not a known name',
    }));
  });
  const [first] = errors;
  throw new AppError('invalid_request', { detail: `The policy does not fit: ${first?.location} ${first?.message}.`, errors });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new AppError('invalid_request', { detail: 'The policy is not JSON.' });
  }
}
