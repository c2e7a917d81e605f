import { type NanoUsd, parseUsd } from '@factoids/contracts';
import type { ProviderUsage } from '@factoids/core';
import * as z from 'zod';

/** The JSON keys whose numbers are money, to be read with `parseJsonWithNumberText`. */
export const COST_KEYS: ReadonlySet<string> = new Set(['cost', 'total_cost']);

const Tokens = z.int().min(0);

/** The `usage` object of a completion; the cost is decimal text by then. */
export const CompletionUsage = z
  .object({ prompt_tokens: Tokens, completion_tokens: Tokens, cost: z.string().nullish().catch(null) })
  .transform(
    ({ prompt_tokens, completion_tokens, cost }): ProviderUsage => ({
      promptTokens: prompt_tokens,
      completionTokens: completion_tokens,
      cost: reportedCost(cost),
    }),
  );

/** The `usage` object of embeddings, which have no completion. */
export const EmbeddingUsage = z
  .object({ prompt_tokens: Tokens, cost: z.string().nullish().catch(null) })
  .transform(
    ({ prompt_tokens, cost }): ProviderUsage => ({ promptTokens: prompt_tokens, completionTokens: 0, cost: reportedCost(cost) }),
  );

/** Nano-dollars, rounded up; null when the provider named no amount that can be one. */
export function reportedCost(text: string | null | undefined): NanoUsd | null {
  if (text === null || text === undefined) return null;
  try {
    return parseUsd(text);
  } catch {
    return null;
  }
}
