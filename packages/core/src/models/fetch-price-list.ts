import { AppError } from '../app-error.ts';
import { isPriced, type ListedModel } from './listed-model.ts';
import type { ModelSource } from './model-source.ts';
import { isOutdated, type PriceList } from './price-list.ts';

interface Input {
  readonly modelSource: ModelSource;
  /** The list in force, if there is one. */
  readonly current: PriceList | null;
  readonly now: Date;
}

/** Of the models with a price, this share must still be there: with less, something is wrong at the provider or on the way. */
const KEPT_SHARE = 0.5;

/**
 * The provider's list as of now, with what was learned about costs before. Throws what the source throws, and `models_unavailable`
 * for a list that is no good: nothing with a price, or half of the current one gone. An outdated list is compared with no more.
 */
export async function fetchPriceList({ modelSource, current, now }: Input): Promise<PriceList> {
  const models = await modelSource.list();
  const priced = countPriced(models);
  if (priced === 0) throw new AppError('models_unavailable', { detail: 'The provider lists no model with a price.' });
  const before = current && !isOutdated(current, now) ? countPriced(current.models) : 0;
  if (priced < before * KEPT_SHARE) {
    throw new AppError('models_unavailable', { detail: `The provider lists ${priced} models with a price, after ${before}.` });
  }
  return { models, fetchedAt: now.toISOString(), typicalCosts: current?.typicalCosts };
}

function countPriced(models: readonly ListedModel[]): number {
  return models.filter(isPriced).length;
}
