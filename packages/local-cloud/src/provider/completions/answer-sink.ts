import type { ServerResponse } from 'node:http';
import type { Answer, FinishReason } from './answer.ts';
import { chunkView, completionView, DISCONNECTED, deltasOf, type Envelope, errorChunkView } from './completion-views.ts';
import type { Breakage } from './script.ts';

/** Where the tokens of one answer go: a stream of chunks, or one body at the end. */
export interface AnswerSink {
  /** `keepAlive`: comments say that somebody is at work until the first token comes. */
  open(options: { keepAlive: boolean }): void;
  write(token: string): void;
  close(finish: FinishReason, usage: object, options: { omitUsage: boolean }): void;
  break(how: Breakage): void;
}

export interface SinkInput {
  readonly response: ServerResponse;
  readonly envelope: Envelope;
  readonly answer: Answer;
  readonly callId: string;
}

const KEEP_ALIVE = ': OPENROUTER PROCESSING\n\n';
const KEEP_ALIVE_MS = 2_000;

export function streamSink({ response, envelope, answer, callId }: SinkInput): AnswerSink {
  const deltas = deltasOf(answer, callId);
  const send = (data: object) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  let isFirst = true;
  let keepAliveUntilToken: NodeJS.Timeout | undefined;
  return {
    open: ({ keepAlive: isKeptAlive }) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache',
        'x-generation-id': envelope.id,
      });
      response.write(KEEP_ALIVE);
      if (isKeptAlive) keepAliveUntilToken = keepAlive(response);
    },
    write: (token) => {
      if (isFirst && answer.kind === 'call') send(chunkView(envelope, { delta: deltas.opening }));
      isFirst = false;
      clearInterval(keepAliveUntilToken);
      send(chunkView(envelope, { delta: deltas.token(token) }));
    },
    close: (finish, usage, { omitUsage }) => {
      send(chunkView(envelope, { delta: { role: 'assistant', content: '' }, finish }));
      if (!omitUsage) send(chunkView(envelope, { usage }));
      response.end('data: [DONE]\n\n');
    },
    break: (how) => {
      if (how === 'cut') return void response.socket?.end();
      if (how === 'garbage') response.write('data: {"id": "gen-, "choices": [{\n\n');
      else send(errorChunkView(envelope));
      response.end('data: [DONE]\n\n');
    },
  };
}

/** Comments go on until the first token, as OpenRouter sends them while a provider is slow. */
function keepAlive(response: ServerResponse): NodeJS.Timeout {
  const timer = setInterval(() => response.write(KEEP_ALIVE), KEEP_ALIVE_MS);
  response.once('close', () => clearInterval(timer));
  return timer;
}

export function bodySink({ response, envelope, answer, callId }: SinkInput): AnswerSink {
  let text = '';
  return {
    open: () => undefined,
    write: (token) => {
      text += token;
    },
    close: (finish, usage) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': envelope.id });
      response.end(JSON.stringify(completionView(envelope, { answer, callId, text, finish, usage })));
    },
    break: (how) => {
      if (how === 'cut') return void response.destroy();
      response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': envelope.id });
      response.end(how === 'garbage' ? text : JSON.stringify({ error: DISCONNECTED }));
    },
  };
}
