import { type OfflineProvider, type OfflineProviderOptions, startOfflineProvider } from '../index.ts';

export const FACTOID_SCHEMA = {
  type: 'object',
  properties: { text: { type: 'string' }, subject: { type: 'string' }, emoji: { type: 'string' } },
  required: ['text', 'subject', 'emoji'],
  additionalProperties: false,
} as const;

/** A provider that answers at once. */
export function startInstantProvider(options: OfflineProviderOptions = {}): Promise<OfflineProvider> {
  return startOfflineProvider({ timeToFirstTokenMs: 0, tokensPerSecond: Number.POSITIVE_INFINITY, ...options });
}

/** A request for a factoid as structured output. */
export function factoidRequest(topic: string | null, changes: object = {}): object {
  return {
    model: 'acme/small',
    messages: [
      { role: 'system', content: 'Write a factoid.' },
      { role: 'user', content: JSON.stringify({ topic, avoid: [] }) },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'factoid', schema: FACTOID_SCHEMA } },
    ...changes,
  };
}

/** The parts of the provider's answers that tests look at. */
export interface WireModel {
  readonly supported_parameters: readonly string[];
  readonly pricing: Readonly<Record<string, unknown>> & { readonly overrides?: readonly WireOverride[] };
}
export interface WireOverride {
  readonly min_prompt_tokens?: number;
  readonly utc_start?: number;
  readonly utc_end?: number;
}
export interface WireCompletion {
  readonly model: string;
  readonly choices: readonly [{ readonly finish_reason: string; readonly message: { readonly content: string } }];
  readonly usage: { readonly completion_tokens: number };
}

export async function jsonOf<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

export interface PostOptions {
  readonly path?: string;
  readonly signal?: AbortSignal;
}

export function post(provider: OfflineProvider, body: object, { path = '/chat/completions', signal }: PostOptions = {}) {
  return fetch(`${provider.baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer test', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

export function get(provider: OfflineProvider, path: string) {
  return fetch(`${provider.baseUrl}${path}`, { headers: { authorization: 'Bearer test' } });
}

/** The data of each event in a complete stream, in order. */
export function dataLines(stream: string): string[] {
  return stream
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => line.slice('data: '.length));
}
