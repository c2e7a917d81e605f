import http from 'node:http';
import type { FrontDoor } from './front-door.ts';

export interface Listening {
  readonly port: number;
  /** Opens the door; until then every request is told to come again. */
  serve(door: FrontDoor): void;
  stop(): Promise<void>;
}

/**
 * Takes the port on 127.0.0.1, and on ::1 where the machine has it, since browsers resolve `localhost` to either.
 * @throws an Error with the remedy when the port is taken.
 */
export async function listenOn(port: number): Promise<Listening> {
  let door: FrontDoor | undefined;
  const servers = [createServer(() => door), createServer(() => door)] as const;
  const taken = await listen(servers[0], port, '127.0.0.1');
  await listen(servers[1], taken, '::1').catch((error: unknown) => {
    // A machine without IPv6 serves 127.0.0.1 alone.
    if (isTaken(error)) return close(servers[0]).then(() => Promise.reject(portTaken(taken)));
    return undefined;
  });
  return {
    port: taken,
    serve: (opened) => {
      door = opened;
    },
    stop: () => Promise.all(servers.map(close)).then(() => undefined),
  };
}

function createServer(door: () => FrontDoor | undefined): http.Server {
  const server = http.createServer((request, response) => {
    const opened = door();
    if (opened) opened.handle(request, response);
    else response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('Starting\n');
  });
  server.on('upgrade', (request, socket, head) => {
    const opened = door();
    if (opened) opened.upgrade(request, socket, head);
    else socket.destroy();
  });
  // A stream may last for minutes.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

function listen(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) && host === '127.0.0.1' ? portTaken(port) : error));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(address !== null && typeof address !== 'string' ? address.port : port);
    });
  });
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} is taken: stop what uses it, or choose another with --port.`);
}
