import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly body: any;
}

type Script = (response: ServerResponse, request: SeenRequest) => void | Promise<void>;

/** A model provider on 127.0.0.1 that does to each request what the test says. */
export interface ScriptedProvider extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: SeenRequest[];
  /** Resolves when the connection of an answer has been closed by the client, before the answer ended. */
  readonly hangUp: Promise<void>;
}

export async function startScriptedProvider(script: Script): Promise<ScriptedProvider> {
  const requests: SeenRequest[] = [];
  const hangUp = Promise.withResolvers<void>();
  const server = createServer(async (incoming, response) => {
    const text = await readBody(incoming);
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      text,
      body: text ? JSON.parse(text) : null,
    };
    requests.push(request);
    response.on('close', () => response.writableFinished || hangUp.resolve());
    await script(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    requests,
    hangUp: hangUp.promise,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Opening {
  readonly generationId?: string | null;
}

/** Sends the head of an event stream, and a keep-alive comment such as OpenRouter's. */
export function openStream(response: ServerResponse, { generationId = 'gen-1' }: Opening = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...(generationId ? { 'x-generation-id': generationId } : {}) });
  response.write(': OPENROUTER PROCESSING\n\n');
}

/** Sends one `data:` line; text is sent as it stands, so that a test decides how a number is written. */
export function sendData(response: ServerResponse, data: unknown): void {
  response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
}

export function contentChunk(content: string, more: object = {}): object {
  return chunk({ role: 'assistant', content }, more);
}

export function argumentsChunk(args: string): object {
  return chunk({
    tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'publish_factoid', arguments: args } }],
  });
}

export function finishChunk(reason = 'stop', more: object = {}): object {
  const { choices, ...rest } = { choices: [{ index: 0, delta: { content: '' }, finish_reason: reason }], ...more };
  return { ...BASE, ...rest, choices };
}

function chunk(delta: object, more: object = {}): object {
  return { ...BASE, choices: [{ index: 0, delta, finish_reason: null }], ...more };
}

const BASE = { id: 'gen-1', object: 'chat.completion.chunk', model: 'acme/small' };

/** The closing usage chunk, with the cost written as the given text. */
export function usageChunk(cost: string, tokens = { prompt: 11, completion: 28 }): string {
  return `{"id":"gen-1","object":"chat.completion.chunk","choices":[],"usage":${usageText(cost, tokens)}}`;
}

export function usageText(cost: string, tokens = { prompt: 11, completion: 28 }): string {
  const { prompt, completion } = tokens;
  return `{"prompt_tokens":${prompt},"completion_tokens":${completion},"total_tokens":${prompt + completion},"cost":${cost}}`;
}

export function pieces(text: string, length = 5): string[] {
  return text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return Buffer.concat(parts).toString();
}
