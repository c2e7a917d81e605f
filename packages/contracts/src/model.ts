import * as z from 'zod';
import { UsdText } from './money.ts';

/** A model that may be asked for, as the price list shows it. */
export const Model = z
  .object({
    id: z.string(),
    name: z.string(),
    context_length: z.int().positive(),
    prices: z.object({
      prompt_usd_per_million_tokens: UsdText,
      completion_usd_per_million_tokens: UsdText,
      request_usd: UsdText,
    }),
    capabilities: z.object({
      structured_output: z.boolean(),
      tools: z.boolean(),
      chat: z.boolean().meta({ description: 'whether its context has room for a chat' }),
    }),
    factoid: z
      .object({ expected_cost_usd: UsdText, max_cost_usd: UsdText })
      .meta({ description: 'what one factoid costs as a rule, and at the very most' }),
  })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof Model>;

export const ModelList = z
  .object({
    data: z.array(Model),
    default_model: z.string().nullable().meta({ description: 'taken when a request names none' }),
    fetched_at: z.string().meta({ description: 'when the provider was asked for these prices' }),
    stale: z.boolean().meta({ description: 'whether they are older than they should be: new ones could not be fetched' }),
  })
  .meta({ id: 'ModelList' });
export type ModelList = z.infer<typeof ModelList>;
