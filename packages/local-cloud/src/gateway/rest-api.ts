import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { PoolAnswer } from '../lambda/pool.ts';
import type { ApiKey, ApiKeys, UsagePlan } from './api-keys.ts';
import type { GatewayFault, RenderedResponse } from './gateway-responses.ts';
import { parseBufferedAnswer, type ResponseHead } from './integration-response.ts';
import { type GatewayIdentity, proxyEvent } from './proxy-event.ts';
import type { RouteMatch } from './route-table.ts';
import { streamAnswer } from './stream-answer.ts';
import { headerOf, type ViewerRequest } from './viewer-request.ts';

export interface RestApiOptions {
  readonly identity: GatewayIdentity;
  readonly match: (method: string, path: string) => RouteMatch | undefined;
  readonly renderFault: (fault: GatewayFault, requestId: string) => RenderedResponse;
  readonly keys: ApiKeys;
  /** Rate and quota of a key's plan; where it refuses, the gateway answers. */
  readonly admit?: (admitted: { key: ApiKey; plan: UsagePlan }) => 'THROTTLED' | 'QUOTA_EXCEEDED' | undefined;
  readonly lambda: Pick<LambdaService, 'invoke'>;
  /** The time of the gateway, in epoch milliseconds. */
  readonly now: () => number;
  readonly onAnswered?: (entry: AccessLogEntry) => void;
}

export interface AccessLogEntry {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly fault: GatewayFault | undefined;
}

export type RestApi = (request: ViewerRequest, response: ServerResponse) => Promise<void>;

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** A REST API with its routes, keys, integrations and own answers, as its template says. */
export function createRestApi(options: RestApiOptions): RestApi {
  return async (request, response) => {
    const exchange = createExchange(options, request, response);
    const path = new URL(request.url, 'http://gateway').pathname;
    const match = options.match(request.method, path);
    if (!match) return exchange.refuse('MISSING_AUTHENTICATION_TOKEN');
    const admitted = match.route.apiKeyRequired ? admitKey(options, request) : undefined;
    if (typeof admitted === 'string') return exchange.refuse(admitted);
    const body = await readBody(request.body);
    if (body === 'too_large') return exchange.refuse('REQUEST_TOO_LARGE');
    const { requestId } = exchange;
    const atMs = options.now();
    const event = proxyEvent({ request, match, body, requestId, atMs, apiKey: admitted, api: options.identity });
    const timer = setTimeout(exchange.timeOut, match.route.timeoutMs);
    response.once('close', () => clearTimeout(timer));
    const answer = await options.lambda.invoke(match.route.functionArn, event, requestId);
    await exchange.answer(answer, match.route.streams);
  };
}

function admitKey({ keys, identity, admit }: RestApiOptions, request: ViewerRequest): ApiKey | GatewayFault {
  const value = headerOf(request, 'x-api-key');
  const admitted = value === undefined ? undefined : keys.admit(value, identity);
  if (!admitted) return 'INVALID_API_KEY';
  return admit?.(admitted) ?? admitted.key;
}

function createExchange(options: RestApiOptions, request: ViewerRequest, response: ServerResponse) {
  const requestId = randomUUID();
  const startedAtMs = Date.now();
  let fault: GatewayFault | undefined;
  response.once('close', () => {
    const { method, url: path } = request;
    options.onAnswered?.({ requestId, method, path, status: response.statusCode, durationMs: Date.now() - startedAtMs, fault });
  });

  function send(head: { status: number; headers: OutgoingHttpHeaders }, body?: string): void {
    if (response.headersSent || response.destroyed) return;
    const headers = { ...head.headers, 'x-amzn-requestid': requestId };
    if (body === undefined) {
      response.writeHead(head.status, headers);
      return;
    }
    const whole = { status: head.status, headers, body };
    const sent = request.onWhole?.(whole) ?? whole;
    response.writeHead(sent.status, sent.headers).end(sent.body);
  }

  function refuse(why: GatewayFault): void {
    fault = why;
    const { status, headers, body } = options.renderFault(why, requestId);
    send({ status, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, body);
    request.body.resume();
  }

  function timeOut(): void {
    if (response.headersSent) response.destroy();
    else refuse('INTEGRATION_TIMEOUT');
  }

  async function answer(given: PoolAnswer, streams: boolean): Promise<void> {
    const failure = faultOf(given);
    if (failure) refuse(failure);
    else if (given.kind === 'stream' && streams) {
      const malformed = () => refuse('BAD_INTEGRATION_ANSWER');
      await streamAnswer({ source: given.body, response, begin: (head) => send(head), malformed });
    } else {
      // A streaming method takes only an answer with a head, and a buffered one only a whole answer.
      const parsed = streams ? undefined : parseBufferedAnswer(await wholePayload(given));
      if (parsed) sendWhole(parsed);
      else refuse('BAD_INTEGRATION_ANSWER');
    }
  }

  function sendWhole({ status, headers, body }: ResponseHead & { body: string }): void {
    const hasBody = status !== 204 && status !== 304;
    send({ status, headers: hasBody ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers }, hasBody ? body : '');
  }

  return { requestId, refuse, timeOut, answer };
}

function faultOf({ kind }: PoolAnswer): GatewayFault | undefined {
  if (kind === 'throttled') return 'THROTTLED';
  return kind === 'failed' || kind === 'function_error' ? 'BAD_INTEGRATION_ANSWER' : undefined;
}

async function wholePayload(answer: PoolAnswer): Promise<Buffer> {
  if (answer.kind === 'stream') return Buffer.concat(await answer.body.toArray());
  return answer.kind === 'payload' ? answer.payload : Buffer.alloc(0);
}

async function readBody(stream: IncomingMessage): Promise<Buffer | 'too_large'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
