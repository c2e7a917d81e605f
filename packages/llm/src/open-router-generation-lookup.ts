import type { GenerationLookup, ProviderUsage } from '@factoids/core';
import * as z from 'zod';
import { type ProviderRead, readProviderJson } from './provider-json.ts';
import { COST_KEYS, reportedCost } from './reported-usage.ts';

const Tokens = z.int().min(0).nullish().catch(null);

const Generation = z.object({
  data: z.object({
    total_cost: z.string().nullish().catch(null),
    tokens_prompt: Tokens,
    tokens_completion: Tokens,
    native_tokens_prompt: Tokens,
    native_tokens_completion: Tokens,
  }),
});

/** Asks `GET /generation`, which may know a generation only some seconds after it ended. */
export function openRouterGenerationLookup(options: ProviderRead): GenerationLookup {
  return {
    async find(generationId) {
      const json = await readProviderJson(options, `/generation?id=${encodeURIComponent(generationId)}`, COST_KEYS);
      const parsed = Generation.safeParse(json);
      return parsed.success ? usageOf(parsed.data.data) : null;
    },
  };
}

/** Bills are made from the model's native token counts; an entry without a cost is one that is not known yet. */
function usageOf(generation: z.infer<typeof Generation>['data']): ProviderUsage | null {
  const cost = reportedCost(generation.total_cost);
  if (cost === null) return null;
  return {
    promptTokens: generation.native_tokens_prompt ?? generation.tokens_prompt ?? 0,
    completionTokens: generation.native_tokens_completion ?? generation.tokens_completion ?? 0,
    cost,
  };
}
