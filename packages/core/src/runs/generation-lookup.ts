import type { ProviderUsage } from './factoid-writer.ts';

/** Asks the provider what a generation cost; null while it does not know it. Throws {@link ProviderError} when it cannot be asked. */
export interface GenerationLookup {
  find(generationId: string): Promise<ProviderUsage | null>;
}
