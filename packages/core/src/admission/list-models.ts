import { formatUsd, type Model, type ModelList, pricePerMillion } from '@factoids/contracts';
import type { PricedModel, PriceListReader } from '../models/index.ts';
import { allowedModels, defaultModel } from './choose-model.ts';
import type { ModelPolicy } from './policy.ts';
import { quoteFactoid } from './quote.ts';

interface Deps {
  readonly readPriceList: PriceListReader;
  readonly policy: { readonly models: ModelPolicy };
}

/** The models that may be asked for, cheapest factoid first. */
export async function listModels({ deps }: { deps: Deps }): Promise<ModelList> {
  const { models, fetchedAt } = await deps.readPriceList();
  const choice = { models, policy: deps.policy.models };
  return {
    data: allowedModels(choice).map(viewModel),
    default_model: defaultModel(choice)?.id ?? null,
    fetched_at: fetchedAt,
  };
}

function viewModel(model: PricedModel): Model {
  const { maxCost, expectedCost } = quoteFactoid(model, null);
  return {
    id: model.id,
    name: model.name,
    context_length: model.contextLength,
    prices: {
      prompt_usd_per_million_tokens: pricePerMillion(model.prices.prompt),
      completion_usd_per_million_tokens: pricePerMillion(model.prices.completion),
      request_usd: model.prices.request,
    },
    capabilities: { structured_output: model.structuredOutput, tools: model.tools },
    factoid: { expected_cost_usd: formatUsd(expectedCost), max_cost_usd: formatUsd(maxCost) },
  };
}
