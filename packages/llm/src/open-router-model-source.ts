import { type ListedModel, type ModelSource, ProviderError } from '@factoids/core';
import * as z from 'zod';
import { ListedPricing, PRICE_KEYS } from './listed-prices.ts';
import { type ProviderRead, readProviderJson } from './provider-json.ts';

export interface ModelSourceOptions extends ProviderRead {
  /** Told after each reading how many entries could not be understood and were left out. */
  readonly onSkipped?: ((count: number) => void) | undefined;
}

const ModelList = z.object({ data: z.array(z.unknown()) });

const Count = z.int().positive().nullish().catch(null);

const ModelEntry = z.object({
  id: z.string().min(1).max(200),
  name: z.string().min(1).nullish(),
  context_length: Count,
  top_provider: z.object({ context_length: Count, max_completion_tokens: Count }).partial().nullish().catch(null),
  supported_parameters: z.array(z.string()).nullish(),
  architecture: z
    .object({ output_modalities: z.array(z.string()).nullish() })
    .nullish()
    .catch(null),
  pricing: z.unknown().optional(),
});
type ModelEntry = z.infer<typeof ModelEntry>;

/** Reads `GET /models`, which needs no key. A model that writes no text is left out. */
export function openRouterModelSource(options: ModelSourceOptions): ModelSource {
  return {
    async list() {
      const list = ModelList.safeParse(await readProviderJson(options, '/models', PRICE_KEYS));
      if (!list.success)
        throw new ProviderError('provider_failed', { billed: false, cause: new Error('the list of models has another shape') });
      const entries = list.data.data.map((entry) => ModelEntry.safeParse(entry).data);
      const models = entries.map((entry) => (entry ? listedModel(entry) : null));
      options.onSkipped?.(models.filter((model) => model === null).length);
      return models.filter((model, index) => model !== null && writesText(entries[index])).flatMap((model) => model ?? []);
    },
  };
}

function listedModel(entry: ModelEntry): ListedModel | null {
  const contextLength = entry.context_length ?? entry.top_provider?.context_length;
  if (!contextLength) return null;
  const supported = new Set(entry.supported_parameters ?? []);
  const pricing = ListedPricing.safeParse(entry.pricing).data;
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    contextLength,
    maxCompletionTokens: entry.top_provider?.max_completion_tokens ?? null,
    prices: pricing?.prices ?? null,
    overrides: pricing?.overrides ?? [],
    structuredOutput: supported.has('structured_outputs'),
    tools: supported.has('tools') && supported.has('tool_choice'),
  };
}

function writesText(entry: ModelEntry | undefined): boolean {
  return entry?.architecture?.output_modalities?.includes('text') ?? true;
}
