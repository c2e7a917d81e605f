/** Dollars per unit as decimal text; `-1` where the price is not known beforehand. */
export interface Pricing {
  readonly prompt: string;
  readonly completion: string;
  readonly request: string;
  readonly image: string;
  readonly web_search: string;
  readonly internal_reasoning: string;
  readonly input_cache_read: string;
  readonly input_cache_write: string;
  readonly overrides?: readonly PricingOverride[];
}

/**
 * Applies when all of its conditions hold; of several that apply, the later wins price by price.
 * `min_prompt_tokens` is exceeded strictly; `[utc_start, utc_end)` are HHMM clock numbers and may wrap past midnight.
 */
export interface PricingOverride extends Partial<Omit<Pricing, 'overrides'>> {
  readonly min_prompt_tokens?: number;
  readonly utc_start?: number;
  readonly utc_end?: number;
}

/** An entry of `GET /models`, in OpenRouter's shape. */
export interface ModelCard {
  readonly id: string;
  readonly canonical_slug: string;
  readonly name: string;
  readonly created: number;
  readonly description: string;
  readonly context_length: number;
  readonly architecture: {
    readonly modality: string;
    readonly input_modalities: readonly string[];
    readonly output_modalities: readonly string[];
    readonly tokenizer: string;
    readonly instruct_type: null;
  };
  readonly pricing: Pricing;
  readonly top_provider: {
    readonly context_length: number;
    readonly max_completion_tokens: number | null;
    readonly is_moderated: boolean;
  };
  readonly per_request_limits: null;
  readonly supported_parameters: readonly string[];
  readonly supported_voices: null;
  readonly default_parameters: null;
  readonly links: { readonly details: string };
}

export interface CardInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly contextLength: number;
  readonly maxCompletionTokens: number;
  readonly pricing: Partial<Pricing> & Pick<Pricing, 'prompt' | 'completion'>;
  readonly features: readonly ('tools' | 'structured_outputs' | 'embeddings')[];
}

const CREATED = 1_767_225_600;
const FEATURE_PARAMETERS = {
  tools: ['tools', 'tool_choice'],
  structured_outputs: ['response_format', 'structured_outputs'],
  embeddings: [],
} as const;

export function modelCard(input: CardInput): ModelCard {
  const output = input.features.includes('embeddings') ? 'embeddings' : 'text';
  return {
    id: input.id,
    canonical_slug: input.id,
    name: input.name,
    created: CREATED,
    description: input.description,
    context_length: input.contextLength,
    architecture: {
      modality: `text->${output}`,
      input_modalities: ['text'],
      output_modalities: [output],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: fullPricing(input.pricing),
    top_provider: {
      context_length: input.contextLength,
      max_completion_tokens: input.maxCompletionTokens,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: parametersOf(input.features),
    supported_voices: null,
    default_parameters: null,
    links: { details: `/api/v1/models/${input.id}/endpoints` },
  };
}

function fullPricing(pricing: CardInput['pricing']): Pricing {
  const free = { request: '0', image: '0', web_search: '0', internal_reasoning: '0' };
  return { ...free, input_cache_read: pricing.prompt, input_cache_write: pricing.prompt, ...pricing };
}

function parametersOf(features: CardInput['features']): readonly string[] {
  const sampling = ['max_tokens', 'temperature', 'top_p', 'stop', 'seed'];
  return features.includes('embeddings') ? [] : [...sampling, ...features.flatMap((feature) => FEATURE_PARAMETERS[feature])];
}
