/** Where the provider is and who we say we are. */
export interface OpenRouterAccess {
  /** For example `https://openrouter.ai/api/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Shown in the provider's statistics. */
  readonly siteUrl?: string | undefined;
  readonly siteTitle?: string | undefined;
}

export function siteHeaders({ siteUrl, siteTitle }: OpenRouterAccess): Record<string, string> {
  return { ...(siteUrl ? { 'http-referer': siteUrl } : {}), ...(siteTitle ? { 'x-title': siteTitle } : {}) };
}
