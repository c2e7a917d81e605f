import * as z from 'zod';
import { UsdText } from './money.ts';
import { BindingLimit } from './problem.ts';
import { Timestamp } from './shapes.ts';

/** One limit as it stands for the caller. */
export const Limit = z
  .object({
    scope: z.enum(['global', 'anonymous', 'system', 'session', 'network', 'key', 'chat']),
    kind: z.enum(['rate', 'day', 'budget', 'concurrent']),
    action: z.enum(['generate', 'chat']),
    limit: z.string().meta({ description: 'requests, runs, or US dollars for a budget' }),
    remaining: z.string().meta({ description: 'in the same unit' }),
    window_seconds: z.int().positive().nullable().meta({ description: 'null for what no time limits' }),
    reset_at: Timestamp.nullable().meta({ description: 'when it is whole again' }),
  })
  .meta({ id: 'Limit' });
export type Limit = z.infer<typeof Limit>;

export const LimitList = z
  .object({
    data: z.array(Limit),
    verified_until: Timestamp.nullable().meta({ description: 'until when a passed check gives the higher quota' }),
    challenge: z
      .object({ site_key: z.string(), script_url: z.string() })
      .nullable()
      .meta({ description: 'the human check that is offered, if one is' }),
    paused: z.boolean().meta({ description: 'whether the operator has stopped generation for this caller' }),
  })
  .meta({ id: 'LimitList' });
export type LimitList = z.infer<typeof LimitList>;

/** What a request would cost and meet; asking spends nothing. */
export const GenerateQuote = z
  .object({
    model: z.string(),
    max_cost_usd: UsdText.meta({ description: 'the most that it can cost: what is held while it runs' }),
    expected_cost_usd: UsdText.meta({ description: 'what such a request cost lately' }),
    would_be_admitted: z.boolean(),
    limit: BindingLimit.nullable().meta({ description: 'the limit that refuses it, or else the one that is nearest' }),
  })
  .meta({ id: 'GenerateQuote' });
export type GenerateQuote = z.infer<typeof GenerateQuote>;

export const ChallengeBody = z
  .strictObject({ token: z.string().min(1).max(2048).meta({ description: "the widget's answer, good once" }) })
  .meta({ id: 'ChallengeBody' });
export type ChallengeBody = z.infer<typeof ChallengeBody>;

export const Verification = z.object({ verified_until: Timestamp }).meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;
