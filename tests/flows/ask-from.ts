import http from 'node:http';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
  readonly json: any;
}

interface Asking {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** Of a POST; an empty object when left out. */
  readonly body?: unknown;
}

/** One request from an address of this machine (`127.0.n.1` is a network of its own), over a connection and without a cookie of its own. */
export function askFrom(
  localAddress: string,
  path: string,
  { url, method = 'GET', headers = {}, body = {} }: Asking,
): Promise<Asked> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path, method, localAddress, headers, agent: false },
      async (response) => resolve({ status: response.statusCode ?? 0, json: JSON.parse(await text(response)) }),
    );
    request.on('error', reject).end(method === 'POST' ? JSON.stringify(body) : undefined);
  });
}
