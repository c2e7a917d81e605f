import { compareDecimals, pricePerMillion } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import { dearestPrices, isPriced, type ListedModel, type PricedModel } from '../models/index.ts';
import type { ModelPolicy } from './policy.ts';
import { FACTOID_CALL, quoteFactoid } from './quote.ts';

interface Choice {
  readonly models: readonly ListedModel[];
  readonly policy: ModelPolicy;
}

/** The models that policy and price cap let through, cheapest factoid first. */
export function allowedModels({ models, policy }: Choice): readonly PricedModel[] {
  return models
    .filter(isPriced)
    .filter((model) => isAllowed(model, policy))
    .map((model) => ({ model, cost: quoteFactoid(model, null).expectedCost }))
    .sort((a, b) => a.cost - b.cost || (a.model.id < b.model.id ? -1 : 1))
    .map(({ model }) => model);
}

/** What is taken when a request names no model: the first allowed one of the policy's list, else the cheapest. */
export function defaultModel(choice: Choice): PricedModel | null {
  const allowed = allowedModels(choice);
  const preferred = choice.policy.default.flatMap((id) => allowed.filter((model) => model.id === id));
  return preferred[0] ?? allowed[0] ?? null;
}

/** @throws AppError `unknown_model`, `unpriced_model`, or `models_unavailable` when there is no default */
export function chooseModel(choice: Choice, requested: string | undefined): PricedModel {
  if (requested === undefined) {
    const chosen = defaultModel(choice);
    if (!chosen) throw new AppError('models_unavailable', { detail: 'No model is allowed at the moment.' });
    return chosen;
  }
  const model = choice.models.find(({ id }) => id === requested);
  if (model && !isPriced(model)) {
    throw new AppError('unpriced_model', { detail: 'This model has no known price, so it is never called.' });
  }
  if (!model || !isPriced(model) || !isAllowed(model, choice.policy)) {
    throw new AppError('unknown_model', { detail: 'See GET /models for the models that may be asked.' });
  }
  return model;
}

function isAllowed(model: PricedModel, policy: ModelPolicy): boolean {
  const cap = policy.max_usd_per_million_tokens;
  const { prompt, completion } = dearestPrices(model);
  const fitsCap = (price: string) => cap === null || compareDecimals(pricePerMillion(price), cap) <= 0;
  const fitsContext = model.contextLength >= FACTOID_CALL.fixedPromptBytes + FACTOID_CALL.maxTokens;
  return !policy.deny.includes(model.id) && fitsCap(prompt) && fitsCap(completion) && fitsContext;
}
