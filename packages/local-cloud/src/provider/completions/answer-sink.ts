import type { ServerResponse } from 'node:http';
import type { Answer, FinishReason } from './answer.ts';
import {
  callOpeningDelta,
  chunkView,
  completionView,
  DISCONNECTED,
  type Envelope,
  errorChunkView,
  tokenDelta,
} from './completion-views.ts';
import type { Breakage, Token } from './script.ts';

/** Where the tokens of one answer go: a stream of chunks, or one body at the end. */
export interface AnswerSink {
  /** `keepAlive`: comments say that somebody is at work until the first token comes. */
  open(options: { keepAlive: boolean }): void;
  write(token: Token): void;
  close(finish: FinishReason, usage: object, options: { omitUsage: boolean }): void;
  break(how: Breakage): void;
}

export interface SinkInput {
  readonly response: ServerResponse;
  readonly envelope: Envelope;
  readonly answer: Answer;
  /** One for each call of the answer. */
  readonly callIds: readonly string[];
}

const KEEP_ALIVE = ': OPENROUTER PROCESSING\n\n';
const KEEP_ALIVE_MS = 2_000;

export function streamSink({ response, envelope, answer, callIds }: SinkInput): AnswerSink {
  const namedCalls = namedCallsOf(answer, callIds);
  const opened = new Set<number>();
  const send = (data: object) => response.write(`data: ${JSON.stringify(data)}\n\n`);
  const openCall = (index: number) => {
    const call = namedCalls[index];
    if (opened.has(index) || call === undefined) return;
    opened.add(index);
    send(chunkView(envelope, { delta: callOpeningDelta(index, call) }));
  };
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
      clearInterval(keepAliveUntilToken);
      if (token.of !== 'words') openCall(token.of);
      send(chunkView(envelope, { delta: tokenDelta(token) }));
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

export function bodySink({ response, envelope, answer, callIds }: SinkInput): AnswerSink {
  const calls = namedCallsOf(answer, callIds).map((call) => ({ ...call, arguments: '' }));
  let text = '';
  const send = (body: string) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': envelope.id });
    response.end(body);
  };
  return {
    open: () => undefined,
    write: (token) => {
      const call = token.of === 'words' ? undefined : calls[token.of];
      if (call) call.arguments += token.text;
      else text += token.text;
    },
    close: (finish, usage) => {
      const said = finish === 'tool_calls' ? calls : calls.filter((call) => call.arguments !== '');
      send(JSON.stringify(completionView(envelope, { text, calls: said, finish, usage })));
    },
    break: (how) => {
      if (how === 'cut') return void response.destroy();
      send(how === 'garbage' ? text : JSON.stringify({ error: DISCONNECTED }));
    },
  };
}

function namedCallsOf({ calls }: Answer, ids: readonly string[]) {
  return calls.map(({ name }, at) => ({ id: ids[at] ?? '', name }));
}
