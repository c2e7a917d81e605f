import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProviderError } from './provider-error.ts';

/** One HTTP request with its body read, and where its answer goes. */
export interface Exchange {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
  readonly response: ServerResponse;
  /** Aborts when the client goes away before its answer is complete. */
  readonly signal: AbortSignal;
}

const BASE_PATH = '/api/v1';
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export async function readExchange(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return {
    method: request.method ?? 'GET',
    path: url.pathname.startsWith(BASE_PATH) ? url.pathname.slice(BASE_PATH.length) : '',
    query: url.searchParams,
    authorization: request.headers.authorization,
    body: await readBody(request),
    response,
    signal: gone.signal,
  };
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, error: ProviderError): void {
  if (error.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(error.retryAfterSeconds));
  sendJson(response, error.status, { error: { message: error.message, code: error.status } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    parts.push(part);
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw new ProviderError(413, 'Request body too large');
  }
  return Buffer.concat(parts).toString('utf8');
}
