import type { Readable } from 'node:stream';
import type { MountedRoute } from '@factoids/contracts';
import type { Caller, LimitState, Principal } from '@factoids/core';
import type { APIGatewayProxyEvent } from 'aws-lambda';

/** What leaves a function; API Gateway's proxy shape. A stream is only understood by streaming functions. */
export interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string | Readable;
}

/** What the middlewares learn about one request, in the order in which they stand. */
export interface Exchange {
  readonly mounted: MountedRoute;
  readonly requestId: string;
  principal: Principal | null;
  /** Who asks, for routes that are limited; a key in it has not been looked up yet. */
  caller: Caller | null;
  /** How the caller's limits stand, once that is known. */
  limits: readonly LimitState[];
  /** Set when a new session was minted, to be sent with whatever answer. */
  cookie: string | null;
}

export type HttpEvent = Pick<
  APIGatewayProxyEvent,
  'httpMethod' | 'resource' | 'headers' | 'body' | 'isBase64Encoded' | 'pathParameters' | 'queryStringParameters' | 'path'
> & {
  readonly multiValueQueryStringParameters?: Record<string, string[] | undefined> | null;
  readonly requestContext: { readonly requestId: string; readonly identity?: { readonly sourceIp?: string | null } };
};

export function headerOf(event: Pick<HttpEvent, 'headers'>, name: string): string | undefined {
  const entry = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return entry?.[1];
}

export function jsonResponse(statusCode: number, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return { statusCode, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function noContent(): HttpResponse {
  return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
}
