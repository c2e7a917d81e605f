import { ZERO_USD } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { ProviderUsage } from './factoid-writer.ts';

export type ProviderErrorCode = 'provider_busy' | 'provider_failed' | 'provider_timeout' | 'invalid_output';

interface ProviderParticulars {
  readonly retryAfterSeconds?: number | undefined;
  /** What the failed call is known to have used; `billed: false` when the provider refused before any work. */
  readonly usage?: ProviderUsage | null;
  readonly generationId?: string | null;
  readonly billed?: boolean;
  readonly cause?: unknown;
}

/** Of a call that was refused before any work, and of one that was never made. */
export const NOTHING_USED = { promptTokens: 0, completionTokens: 0, cost: ZERO_USD } as const satisfies ProviderUsage;

/** A model call that gave no usable answer. Its message never holds a prompt, an answer or a key. */
export class ProviderError extends AppError {
  override readonly name = 'ProviderError';
  readonly usage: ProviderUsage | null;
  readonly generationId: string | null;
  /** Whether the provider may have charged for the call. */
  readonly billed: boolean;

  constructor(code: ProviderErrorCode, particulars: ProviderParticulars = {}) {
    super(code, { retryAfterSeconds: particulars.retryAfterSeconds, cause: particulars.cause });
    this.usage = particulars.usage ?? null;
    this.generationId = particulars.generationId ?? null;
    this.billed = particulars.billed ?? true;
  }

  /** What is booked for the call; null where it has to be looked up. */
  get booked(): ProviderUsage | null {
    return this.billed ? this.usage : NOTHING_USED;
  }
}
