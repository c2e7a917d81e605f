/** A refusal before the first token: an HTTP status, and OpenRouter's `{error: {code, message}}` as the body. */
export class ProviderError extends Error {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'ProviderError';
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const ROUTING_HELP = 'To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection';

/** Nobody who could answer does what the request insists on. */
export function noEndpoints(why: string): ProviderError {
  return new ProviderError(404, `No endpoints found ${why}. ${ROUTING_HELP}`);
}

export function tooDear(): ProviderError {
  return noEndpoints('within the requested max_price');
}
