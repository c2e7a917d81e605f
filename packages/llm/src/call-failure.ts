import { ProviderError, type ProviderErrorCode } from '@factoids/core';
import type { CallEnd } from './call-deadline.ts';
import type { CallRecord } from './call-meter.ts';

interface Verdict {
  readonly code: ProviderErrorCode;
  /** A constant sentence for the log: the provider's own words may repeat a prompt. */
  readonly because: string;
  readonly billed: boolean;
}

/** What a call that gave no complete answer means to us, from what the wire told and not from a library's message. */
export function callFailure(record: CallRecord, ended: CallEnd | null, thrown: unknown): ProviderError {
  const { code, because, billed } = judge(record, ended, thrown);
  const { sent, generationId, usage, retryAfterSeconds } = record;
  return new ProviderError(code, {
    generationId,
    usage,
    billed: sent && (billed || usage !== null),
    retryAfterSeconds: code === 'provider_busy' ? (retryAfterSeconds ?? undefined) : undefined,
    cause: new Error(because),
  });
}

function judge({ status, hasError }: CallRecord, ended: CallEnd | null, thrown: unknown): Verdict {
  if (status !== null && status >= 400) return judgeStatus(status);
  if (ended === 'aborted') return { code: 'provider_failed', because: 'the call was given up by its caller', billed: true };
  if (ended !== null) return { code: 'provider_timeout', because: `the provider was too slow: ${ended}`, billed: true };
  if (status === null) return judgeConnection(thrown);
  return { code: 'provider_failed', because: hasError ? 'the stream carried an error' : 'the stream ended early', billed: true };
}

/** 4xx and 503 are answered before any provider works; after other 5xx nobody knows. */
export function judgeStatus(status: number): Verdict {
  const billed = status === 408 || (status >= 500 && status !== 503);
  if (status === 429) return { code: 'provider_busy', because: 'the provider asks to wait (status 429)', billed };
  if (status === 408 || status === 504)
    return { code: 'provider_timeout', because: `the provider timed out (status ${status})`, billed };
  const isOurs = status === 401 || status === 402 || status === 403;
  const because = isOurs ? 'the provider refused our key or our credit' : 'the provider refused the call';
  return { code: 'provider_failed', because: `${because} (status ${status})`, billed };
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function judgeConnection(thrown: unknown): Verdict {
  const code = systemCode(thrown);
  return {
    code: 'provider_failed',
    because: `no answer from the provider (${code ?? 'unknown'})`,
    billed: !NEVER_CONNECTED.has(code ?? ''),
  };
}

/** The system's error code, which libraries wrap a few layers deep. */
function systemCode(thrown: unknown, depth = 0): string | null {
  if (!(thrown instanceof Error) || depth > 5) return null;
  if ('code' in thrown && typeof thrown.code === 'string' && /^[A-Z_]+$/.test(thrown.code)) return thrown.code;
  return systemCode(thrown.cause, depth + 1);
}
