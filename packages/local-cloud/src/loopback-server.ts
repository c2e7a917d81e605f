import type { Server } from 'node:http';

const HOST = '127.0.0.1';

/** Its port: any free one for 0. Throws what keeps it from listening. */
export function listenOnLoopback(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server listens on no TCP port'));
      else resolve(address.port);
    });
  });
}

/** Cuts whoever is still connected. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
