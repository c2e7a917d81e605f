import * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** `/api` is the site's (cookie session), `/v1` the developers' (API key). */
export const PREFIXES = { site: '/api', developer: '/v1' } as const;
export type Surface = keyof typeof PREFIXES;

export const BODY_MAX_BYTES = 16 * 1024;

/** Which set of permissions serves a route; one function each. */
export type Duty = 'read' | 'runs' | 'opinions' | 'chat' | 'stream' | 'account' | 'admin';

/** What answers are written in, where it is not JSON as such. */
type MediaType = 'text/event-stream' | 'application/rss+xml' | 'application/feed+json';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the prefix, with `{name}` parameters. */
  readonly path: string;
  /** Under which prefixes it stands; `root` is outside of both. */
  readonly surfaces: readonly Surface[] | 'root';
  readonly duty: Duty;
  readonly summary: string;
  /** What the summary has no room for. */
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** How large a body may be, in bytes; {@link BODY_MAX_BYTES} where it is left out. */
  readonly bodyMaxBytes?: number;
  /** Tells in its headers what the caller has left. */
  readonly limited?: true;
  /**
   * Accepts `Idempotency-Key`. `true`: the answer is kept and given again. `in_its_transaction`: the use case ties the key to what it
   * writes, in one transaction.
   */
  readonly idempotent?: true | 'in_its_transaction';
  /** A success names in `Location` where what it made or began can be asked for. */
  readonly located?: true;
  /** An answer without a schema has no body. */
  readonly success: { readonly status: number; readonly schema?: z.ZodType; readonly mediaType?: MediaType };
  /** Beside those that any route may answer (`internal`, `store_busy`, `rate_limited`, …). */
  readonly problems: readonly ProblemCode[];
}

export const isStreamed = ({ success }: Pick<Route, 'success'>): boolean => success.mediaType === 'text/event-stream';

export const BOTH = ['site', 'developer'] as const;
export const DEVELOPER = ['developer'] as const;
export const NoQuery = z.strictObject({});

export const spendingProblems = [
  'invalid_json',
  'cross_site_request',
  'body_too_large',
  'unsupported_media_type',
  'invalid_request',
] as const;

/** How a request for a run is refused before it costs anything. */
export const admissionProblems = [
  'unknown_model',
  'unpriced_model',
  'models_unavailable',
  'budget_exhausted',
  'challenge_required',
  'denied',
  'paused',
] as const;
