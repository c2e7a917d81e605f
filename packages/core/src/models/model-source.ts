import type { ListedModel } from './listed-model.ts';

/** The provider's own list of models. Throws {@link ProviderError} when it cannot be read. */
export interface ModelSource {
  list(): Promise<readonly ListedModel[]>;
}
