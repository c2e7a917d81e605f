import http from 'node:http';

export interface AwsEndpoint {
  readonly url: string;
  /** Requests are answered from here on. */
  serve(listener: http.RequestListener): void;
  stop(): void;
}

/** The port comes first: queue URLs in the template need it before there is anything to serve. */
export async function startAwsEndpoint(): Promise<AwsEndpoint> {
  const server = http.createServer();
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the AWS endpoint has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (listener) => server.on('request', listener),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
