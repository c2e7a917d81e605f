import http from 'node:http';
import type { Duplex } from 'node:stream';
import { headersForOrigin } from './viewer-headers.ts';

export interface SiteProxy {
  handle(request: http.IncomingMessage, response: http.ServerResponse): void;
  /** WebSockets, which the site's development server refreshes pages with. */
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** The development server restarts itself when it has adjusted its configuration: a page waits for it. */
const RESTART_MS = 5_000;
const RETRY_MS = 200;

/** Passes pages on to the site's own server. @param port Of the site on 127.0.0.1. */
export function createSiteProxy(port: number): SiteProxy {
  const agent = new http.Agent({ keepAlive: true });
  const optionsOf = (request: http.IncomingMessage) => ({ host: '127.0.0.1', port, method: request.method, path: request.url });

  function handle(request: http.IncomingMessage, response: http.ServerResponse): void {
    const giveUpAt = Date.now() + RESTART_MS;
    const isRepeatable = request.method === 'GET' || request.method === 'HEAD';
    const headers = headersForOrigin(request).flat();
    let outgoing: http.ClientRequest | undefined;
    response.once('close', () => outgoing?.destroy());
    const attempt = (): void => {
      outgoing = http.request({ ...optionsOf(request), agent, headers });
      outgoing.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
        answer.on('error', () => response.destroy()).pipe(response);
      });
      outgoing.once('error', () => {
        if (response.headersSent || response.destroyed) response.destroy();
        else if (isRepeatable && Date.now() < giveUpAt) setTimeout(attempt, RETRY_MS);
        else response.writeHead(502, { 'content-type': 'text/plain' }).end('The site does not answer. Its log says why.\n');
      });
      if (isRepeatable) outgoing.end();
      else request.pipe(outgoing);
    };
    attempt();
  }

  function upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    const outgoing = http.request({ ...optionsOf(request), headers: request.rawHeaders });
    socket.on('error', () => outgoing.destroy());
    outgoing.once('error', () => socket.destroy());
    outgoing.once('response', () => socket.destroy());
    outgoing.once('upgrade', (answer, upstream, rest) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      if (rest.length > 0) socket.write(rest);
      if (head.length > 0) upstream.write(head);
      upstream.on('error', () => socket.destroy()).pipe(socket);
      socket.on('close', () => upstream.destroy()).pipe(upstream);
    });
    outgoing.end();
  }

  return { handle, upgrade, close: () => agent.destroy() };
}
