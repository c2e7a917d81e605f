import { ProviderError } from '@factoids/core';
import { judgeStatus } from './call-failure.ts';
import { retryAfterSeconds } from './call-meter.ts';
import { parseJsonWithNumberText } from './json-number-text.ts';

export interface ProviderRead {
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly timeoutMs: number;
}

/**
 * One GET at the provider, free of charge: its JSON with the numbers under `textKeys` as text, or null for a 404.
 * Throws {@link ProviderError}; no address, key or body is in it.
 */
export async function readProviderJson(options: ProviderRead, path: string, textKeys: ReadonlySet<string>): Promise<unknown> {
  const response = await get(options, path);
  if (response.status === 404) return null;
  if (!response.ok) throw refused(response);
  try {
    return parseJsonWithNumberText(await response.text(), textKeys);
  } catch (error) {
    throw unreadable(error);
  }
}

async function get({ baseUrl, apiKey, fetch: send = fetch, timeoutMs }: ProviderRead, path: string): Promise<Response> {
  try {
    return await send(`${baseUrl.replace(/\/+$/, '')}${path}`, {
      headers: { accept: 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw unreadable(error);
  }
}

function refused({ status, headers }: Response): ProviderError {
  const { code, because } = judgeStatus(status);
  return new ProviderError(code, {
    billed: false,
    retryAfterSeconds: retryAfterSeconds(headers) ?? undefined,
    cause: new Error(because),
  });
}

function unreadable(error: unknown): ProviderError {
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  const because = isTimeout ? 'the provider was too slow' : 'the provider could not be read';
  return new ProviderError(isTimeout ? 'provider_timeout' : 'provider_failed', { billed: false, cause: new Error(because) });
}
