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
