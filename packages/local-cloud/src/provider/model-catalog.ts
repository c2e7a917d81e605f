import { type ModelCard, modelCard } from './model-card.ts';

/** Invented vendors, one model for each case that a reader of the price list must get right; prices are per token. */
export const CHAT_MODELS: readonly ModelCard[] = [
  modelCard({
    id: 'acme/small',
    name: 'Acme: Small',
    description: 'The cheapest one; writes structured output and calls tools.',
    contextLength: 131_072,
    maxCompletionTokens: 8_192,
    pricing: { prompt: '0.00000005', completion: '0.0000002' },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'acme/medium',
    name: 'Acme: Medium',
    description: 'The everyday one, with structured output and tools.',
    contextLength: 131_072,
    maxCompletionTokens: 16_384,
    pricing: { prompt: '0.00000045', completion: '0.0000018', input_cache_read: '0.000000045' },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'acme/large',
    name: 'Acme: Large',
    description: 'Sixty times the price of Small; discounts for cached prompts.',
    contextLength: 200_000,
    maxCompletionTokens: 32_768,
    pricing: {
      prompt: '0.000003',
      completion: '0.000015',
      internal_reasoning: '0.000015',
      input_cache_read: '0.0000003',
      input_cache_write: '0.00000375',
    },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'boreal/horizon',
    name: 'Boreal: Horizon',
    description: 'Long prompts cost double, and nights (22:30 to 02:00 UTC) have their own price.',
    contextLength: 1_048_576,
    maxCompletionTokens: 65_536,
    pricing: {
      prompt: '0.00000025',
      completion: '0.000001',
      overrides: [
        { min_prompt_tokens: 32_000, prompt: '0.0000005', completion: '0.0000015', input_cache_read: '0.0000005' },
        { utc_start: 2230, utc_end: 200, prompt: '0.0000006', completion: '0.0000024' },
      ],
    },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'cobalt/caller',
    name: 'Cobalt: Caller',
    description: 'Calls tools, but has no structured output.',
    contextLength: 65_536,
    maxCompletionTokens: 8_192,
    pricing: { prompt: '0.0000002', completion: '0.0000006' },
    features: ['tools'],
  }),
  modelCard({
    id: 'cobalt/scribe',
    name: 'Cobalt: Scribe',
    description: 'Writes structured output, but calls no tools. Its price has more digits than a nano-dollar.',
    contextLength: 65_536,
    maxCompletionTokens: 8_192,
    pricing: { prompt: '0.00000013333', completion: '0.00000048765' },
    features: ['structured_outputs'],
  }),
  modelCard({
    id: 'delta/plain',
    name: 'Delta: Plain',
    description: 'Text in, text out: neither tools nor structured output.',
    contextLength: 32_768,
    maxCompletionTokens: 4_096,
    pricing: { prompt: '0.00000008', completion: '0.0000003' },
    features: [],
  }),
  modelCard({
    id: 'ember/metered',
    name: 'Ember: Metered',
    description: 'Charges a fee for each request on top of its tokens.',
    contextLength: 65_536,
    maxCompletionTokens: 8_192,
    pricing: { prompt: '0.0000001', completion: '0.0000004', request: '0.0005' },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'ember/grand',
    name: 'Ember: Grand',
    description: 'The dearest one in the list.',
    contextLength: 400_000,
    maxCompletionTokens: 131_072,
    pricing: { prompt: '0.00004', completion: '0.00016' },
    features: ['tools', 'structured_outputs'],
  }),
  modelCard({
    id: 'foundry/auto',
    name: 'Foundry: Auto',
    description: 'Passes the request on to another model of its own choice, so nobody knows the price beforehand.',
    contextLength: 131_072,
    maxCompletionTokens: 8_192,
    pricing: { prompt: '-1', completion: '-1', input_cache_read: '-1', input_cache_write: '-1' },
    features: ['tools', 'structured_outputs'],
  }),
];

/** A router answers with, and charges for, the model it passes the request on to. */
const ROUTED_TO: Readonly<Record<string, string>> = { 'foundry/auto': 'acme/large' };

export const EMBEDDING_MODELS: readonly ModelCard[] = [
  modelCard({
    id: 'acme/embed',
    name: 'Acme: Embed',
    description: 'Turns text into vectors of up to 1,536 numbers.',
    contextLength: 8_192,
    maxCompletionTokens: 0,
    pricing: { prompt: '0.00000002', completion: '0' },
    features: ['embeddings'],
  }),
  modelCard({
    id: 'openai/text-embedding-3-small',
    name: 'OpenAI: Text Embedding 3 Small',
    description: 'A stand-in for the one that the default policy names; its vectors are not the real ones.',
    contextLength: 8_192,
    maxCompletionTokens: 0,
    pricing: { prompt: '0.00000002', completion: '0' },
    features: ['embeddings'],
  }),
];

export function findChatModel(id: string): ModelCard | undefined {
  const served = ROUTED_TO[id] ?? id;
  return CHAT_MODELS.find((model) => model.id === served);
}

export function findEmbeddingModel(id: string): ModelCard | undefined {
  return EMBEDDING_MODELS.find((model) => model.id === id);
}

/** `Acme` for `acme/small`. */
export function providerNameOf(model: ModelCard): string {
  return model.name.slice(0, model.name.indexOf(':'));
}
