import * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** `/api` is the site's (cookie session), `/v1` the developers' (API key). */
export const PREFIXES = { site: '/api', developer: '/v1' } as const;
export type Surface = keyof typeof PREFIXES;

/** Which set of permissions serves a route; one function each. */
export type Duty = 'read' | 'runs' | 'stream' | 'account' | 'admin';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the prefix, with `{name}` parameters. */
  readonly path: string;
  /** Under which prefixes it stands; `root` is outside of both. */
  readonly surfaces: readonly Surface[] | 'root';
  readonly duty: Duty;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Tells in its headers what the caller has left. */
  readonly limited?: true;
  /** Accepts `Idempotency-Key`. */
  readonly idempotent?: true;
  readonly success: { readonly status: number; readonly schema: z.ZodType; readonly mediaType?: 'text/event-stream' };
  /** Beside those that any route may answer (`internal`, `store_busy`, `rate_limited`, …). */
  readonly problems: readonly ProblemCode[];
}

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
