import { formatUsd, type Model, type ModelList, pricePerMillion } from '@factoids/contracts';
import { isStale, type PricedModel, type PriceListReader, typicalCostOf } from '../models/index.ts';
import { allowedModels, defaultModel, type ModelChoice } from './choose-model.ts';
import { type Quote, quoteFactoid } from './quote.ts';
import { holdsTurn } from './quote-turn.ts';

type Input = Omit<ModelChoice, 'models'> & {
  readonly deps: { readonly readPriceList: PriceListReader };
  readonly now: Date;
};

/** The models that may be asked for, by what a factoid of theirs costs as a rule, cheapest first. */
export async function listModels({ deps, policy, kills, now }: Input): Promise<ModelList> {
  const list = await deps.readPriceList();
  const choice = { models: list.models, policy, kills };
  const quoted = allowedModels(choice).map((model) => {
    return { model, quote: quoteFactoid(model, null, { now, typicalCost: typicalCostOf(list, model.id) }) };
  });
  return {
    data: quoted.sort((a, b) => a.quote.expectedCost - b.quote.expectedCost).map(viewModel),
    default_model: defaultModel(choice)?.id ?? null,
    fetched_at: list.fetchedAt,
    stale: isStale(list, now),
  };
}

function viewModel({ model, quote }: { model: PricedModel; quote: Quote }): Model {
  return {
    id: model.id,
    name: model.name,
    context_length: model.contextLength,
    prices: {
      prompt_usd_per_million_tokens: pricePerMillion(model.prices.prompt),
      completion_usd_per_million_tokens: pricePerMillion(model.prices.completion),
      request_usd: model.prices.request,
    },
    capabilities: { structured_output: model.structuredOutput, tools: model.tools, chat: holdsTurn(model) },
    factoid: { expected_cost_usd: formatUsd(quote.expectedCost), max_cost_usd: formatUsd(quote.maxCost) },
  };
}
