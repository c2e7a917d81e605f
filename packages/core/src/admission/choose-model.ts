import { compareDecimals, pricePerMillion } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import { dearestPrices, isPriced, type ListedModel, type PricedModel } from '../models/index.ts';
import type { Kill } from './controls.ts';
import type { ModelPolicy } from './policy.ts';
import { estimateFactoid, FACTOID_CALL } from './quote.ts';
import { holdsTurn } from './quote-turn.ts';

export interface ModelChoice {
  readonly models: readonly ListedModel[];
  readonly policy: ModelPolicy;
  readonly kills: readonly Kill[];
}

const PAUSE_SECONDS = 300;

/** The models that may be called: let through by policy and price cap, and not stopped. Cheapest first, the same at each hour. */
export function allowedModels({ models, policy, kills }: ModelChoice): readonly PricedModel[] {
  return models
    .filter(isPriced)
    .filter((model) => isAllowed(model, policy) && !isKilled(kills, model.id))
    .map((model) => ({ model, cost: estimateFactoid(model) }))
    .sort((a, b) => a.cost - b.cost || (a.model.id < b.model.id ? -1 : 1))
    .map(({ model }) => model);
}

/** What is taken when a request names no model: the first allowed one of the policy's list, else the cheapest. */
export function defaultModel(choice: ModelChoice): PricedModel | null {
  const allowed = allowedModels(choice);
  const preferred = choice.policy.default.flatMap((id) => allowed.filter((model) => model.id === id));
  return preferred[0] ?? allowed[0] ?? null;
}

/** @throws AppError `unknown_model`, `unpriced_model`, `paused` when the operator has stopped it, or `models_unavailable` when there is no default */
export function chooseModel(choice: ModelChoice, requested: string | undefined): PricedModel {
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
  requireNotStopped(choice.kills, model.id);
  return model;
}

/** @throws AppError `paused` when the operator has stopped this one model */
export function requireNotStopped(kills: readonly Kill[], modelId: string): void {
  if (!isKilled(kills, modelId)) return;
  const detail = `The operator has paused ${modelId}. Other models go on working.`;
  throw new AppError('paused', { detail, retryAfterSeconds: PAUSE_SECONDS });
}

/**
 * A chat's model: the one that was asked for, else as for factoids, but of models that can use tools if there are any. Throws as
 * {@link chooseModel}, and `invalid_request` for one whose context has no room for a turn.
 */
export function chooseChatModel(choice: ModelChoice, requested: string | undefined): PricedModel {
  if (requested !== undefined) return requireRoom(chooseModel(choice, requested));
  const models = choice.models.filter((model) => holdsTurn(model));
  const withTools = models.filter(({ tools }) => tools);
  return defaultModel({ ...choice, models: withTools }) ?? chooseModel({ ...choice, models }, undefined);
}

function requireRoom(model: PricedModel): PricedModel {
  if (holdsTurn(model)) return model;
  const errors = [{ location: '/model', message: 'has too small a context for a chat' }];
  throw new AppError('invalid_request', { detail: `The context of ${model.id} is too small for a chat.`, errors });
}

/** Who answers instead of a model that is busy or away: the policy's next, else the cheapest other one; null when there is none. */
export function chooseFallback(choice: ModelChoice, instead: string): PricedModel | null {
  const others = allowedModels(choice).filter(({ id }) => id !== instead);
  const preferred = choice.policy.fallback.flatMap((id) => others.filter((model) => model.id === id));
  return preferred[0] ?? others.find(({ tools }) => tools) ?? others[0] ?? null;
}

/** Whether the operator has stopped this one model. */
function isKilled(kills: readonly Kill[], modelId: string): boolean {
  return kills.some(({ target }) => target === `model:${modelId}`);
}

function isAllowed(model: PricedModel, policy: ModelPolicy): boolean {
  const cap = policy.max_usd_per_million_tokens;
  const { prompt, completion } = dearestPrices(model);
  const fitsCap = (price: string) => cap === null || compareDecimals(pricePerMillion(price), cap) <= 0;
  const fitsContext = model.contextLength >= FACTOID_CALL.fixedPromptBytes + FACTOID_CALL.maxTokens;
  const isWelcome = policy.allow === null || isNamed(policy.allow, model.id);
  return isWelcome && !isNamed(policy.deny, model.id) && fitsCap(prompt) && fitsCap(completion) && fitsContext;
}

/** A pattern is a model's id, or `vendor/*` for all of a vendor's. */
function isNamed(patterns: readonly string[], modelId: string): boolean {
  return patterns.some((pattern) => pattern === modelId || (pattern.endsWith('/*') && modelId.startsWith(pattern.slice(0, -1))));
}
