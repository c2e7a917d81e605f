import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface LoopbackApi extends AsyncDisposable {
  readonly origin: string;
  /** Every request so far, oldest first. */
  readonly requests: IncomingMessage[];
}

/** A server on a free port of 127.0.0.1 that gives the nth request of a path its nth answer, and later ones the last. */
export async function loopbackApi(answers: Readonly<Record<string, readonly Answer[]>>): Promise<LoopbackApi> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const queue = answers[path] ?? [];
    const earlier = requests.filter(({ url }) => url?.split('?')[0] === path).length;
    requests.push(request);
    const answer = queue[Math.min(earlier, queue.length - 1)] ?? ((unknown) => unknown.writeHead(404).end());
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(status: number, body: unknown, mediaType = 'application/json'): Answer {
  return (response) => response.writeHead(status, { 'content-type': mediaType }).end(JSON.stringify(body));
}

/** Writes the frames, then ends the stream, or leaves it open, or cuts the connection. */
export function stream(frames: readonly string[], ending: 'end' | 'open' | 'cut' = 'end'): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
    for (const frame of frames) response.write(frame);
    if (ending === 'end') response.end();
    if (ending === 'cut') setTimeout(() => response.destroy(), 20);
  };
}
