import type { LocalCloudOptions } from '../options.ts';
import { type OfflineProvider, startOfflineProvider } from '../provider/index.ts';
import type { Stopping } from './stopping.ts';

export interface ModelProvider {
  readonly baseUrl: string;
  readonly offline: OfflineProvider | undefined;
}

const OPENROUTER = 'https://openrouter.ai/api/v1';

/** OpenRouter where there is a key or an address for it, else the offline provider. */
export async function startProvider(options: LocalCloudOptions, stopping: Stopping): Promise<ModelProvider> {
  const given = options.openrouterBaseUrl ?? (options.env?.OPENROUTER_BASE_URL || undefined);
  if (given !== undefined) return { baseUrl: given, offline: undefined };
  if (options.env?.OPENROUTER_API_KEY) return { baseUrl: OPENROUTER, offline: undefined };
  const offline = await startOfflineProvider(options.provider);
  stopping.add('provider', () => offline.stop());
  return { baseUrl: offline.baseUrl, offline };
}
