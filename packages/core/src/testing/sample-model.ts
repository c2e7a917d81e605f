import type { PricedModel } from '../models/index.ts';

/** A model of fifteen cents a million prompt tokens and sixty a million completion tokens. */
export function sampleModel(overrides: Partial<PricedModel> = {}): PricedModel {
  return {
    id: 'acme/small',
    name: 'Acme Small',
    contextLength: 128_000,
    maxCompletionTokens: 16_000,
    prices: { prompt: '0.00000015', completion: '0.0000006', request: '0' },
    overrides: [],
    structuredOutput: true,
    tools: true,
    ...overrides,
  };
}
