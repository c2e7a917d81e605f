import http from 'node:http';
import type { FrontDoor } from './front-door.ts';

export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Opens the door on 127.0.0.1, and on ::1 where the machine has it, since browsers resolve `localhost` to either.
 * @throws an Error with the remedy when the port is taken.
 */
export async function listenOn(port: number, door: FrontDoor): Promise<Listening> {
  const first = createServer(door);
  const taken = await listen(first, port, '127.0.0.1');
  const second = createServer(door);
  const listensOnBoth = await listen(second, taken, '::1').then(
    () => true,
    (error: unknown) => {
      if (isTaken(error)) throw portTaken(taken);
      return false;
    },
  );
  const servers = listensOnBoth ? [first, second] : [first];
  return { port: taken, stop: () => Promise.all(servers.map(close)).then(() => undefined) };
}

function createServer(door: FrontDoor): http.Server {
  const server = http.createServer((request, response) => door.handle(request, response));
  server.on('upgrade', (request, socket, head) => door.upgrade(request, socket, head));
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
