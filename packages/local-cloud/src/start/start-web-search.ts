import type { LocalCloudOptions } from '../options.ts';
import { startWebSearchDouble, type WebSearchDouble } from '../web-search/start-web-search-double.ts';
import type { Stopping } from './stopping.ts';

export interface LocalWebSearch {
  /** Values of the stacks' parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly key: string;
  readonly double: WebSearchDouble | undefined;
}

/** Tavily itself with a key for it, else the double. */
export async function startWebSearch({ env = {} }: LocalCloudOptions, stopping: Stopping): Promise<LocalWebSearch> {
  const key = env.TAVILY_API_KEY || undefined;
  if (key !== undefined) return { parameters: {}, key, double: undefined };
  const double = await startWebSearchDouble();
  stopping.add('web search', double.stop);
  return { parameters: { TavilyBaseUrl: double.baseUrl }, key: double.key, double };
}
