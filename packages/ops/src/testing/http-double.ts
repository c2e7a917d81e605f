import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

export interface HttpDouble extends AsyncDisposable {
  readonly url: string;
}

/** A server on a free port of this machine for as long as it is in scope. */
export async function httpDouble(listener: RequestListener): Promise<HttpDouble> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
