import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';

export interface Invocation {
  readonly requestId: string;
  /** Of the HTTP request that led to it. */
  readonly gatewayRequestId?: string | undefined;
  /** The event as JSON text. */
  readonly event: string;
  /** Epoch milliseconds, by the machine's clock. */
  readonly deadlineMs: number;
  /** How far the function's clock is ahead of the machine's. */
  readonly clockOffsetMs?: number | undefined;
}

export type Answer =
  | { readonly kind: 'payload'; readonly payload: Buffer }
  | { readonly kind: 'stream'; readonly contentType: string; readonly body: Readable }
  | { readonly kind: 'function_error'; readonly payload: Buffer };

interface RuntimeApiOptions {
  readonly functionArn: string;
  /** The process asks for work: it is warm and idle. */
  readonly onIdle: () => void;
  readonly onInitError: (message: string) => void;
}

/** The Runtime API of one environment, as the official runtime client speaks it. One server an environment tells them apart. */
export interface RuntimeApi {
  readonly port: number;
  invoke(invocation: Invocation): Promise<Answer>;
  close(): void;
}

/** @throws the listen error when no port is free. */
export async function startRuntimeApi(options: RuntimeApiOptions): Promise<RuntimeApi> {
  const desk = createDesk(options);
  const server = http.createServer((request, response) => desk.handle(request, response));
  // An invocation may stream for minutes, and `next` waits for as long as nobody calls.
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return {
    port: portOf(server.address()),
    invoke: desk.invoke,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function createDesk({ functionArn, onIdle, onInitError }: RuntimeApiOptions) {
  let waiting: http.ServerResponse | undefined;
  let running: { requestId: string; resolve: (answer: Answer) => void } | undefined;

  function invoke(invocation: Invocation): Promise<Answer> {
    const next = waiting;
    if (!next) return Promise.reject(new Error('this environment is busy'));
    waiting = undefined;
    return new Promise((resolve) => {
      running = { requestId: invocation.requestId, resolve };
      next.writeHead(200, invocationHeaders(invocation, functionArn)).end(invocation.event);
    });
  }

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path.endsWith('/invocation/next')) {
      waiting = response;
      return onIdle();
    }
    const settle = running?.resolve;
    const streams = request.headers['lambda-runtime-function-response-mode'] === 'streaming';
    if (path.endsWith('/response') && streams) {
      const contentType = request.headers['content-type'] ?? 'application/octet-stream';
      request.once('close', () => response.writeHead(202).end());
      return settle?.({ kind: 'stream', contentType, body: request });
    }
    const payload = await readAll(request);
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    if (path.endsWith('/init/error')) return onInitError(errorMessageOf(payload));
    if (path.endsWith('/response')) return settle?.({ kind: 'payload', payload });
    if (path.endsWith('/error')) settle?.({ kind: 'function_error', payload });
  }

  return { invoke, handle };
}

function invocationHeaders(
  { requestId, deadlineMs, clockOffsetMs = 0 }: Invocation,
  functionArn: string,
): http.OutgoingHttpHeaders {
  return {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-deadline-ms': String(deadlineMs + clockOffsetMs),
    // Read by the preload of the function's process.
    'local-cloud-clock-offset-ms': String(clockOffsetMs),
    'lambda-runtime-invoked-function-arn': functionArn,
    'lambda-runtime-trace-id': `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)}`,
  };
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The message in an error payload of the runtime client, or the payload itself. */
export function errorMessageOf(payload: Buffer): string {
  const text = payload.toString();
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) {
      const type = 'errorType' in parsed ? `${String(parsed.errorType)}: ` : '';
      return type + String(parsed.errorMessage);
    }
  } catch {
    // Not JSON: the text is all there is.
  }
  return text;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
