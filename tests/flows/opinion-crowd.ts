import http from 'node:http';
import { json } from 'node:stream/consumers';
import type { LocalCloud } from '@factoids/local-cloud';

export interface Said {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test looks at whatever came
  readonly json: any;
}

/** Somebody with a cookie and an address of this machine: another third byte is another network. */
export interface Reader {
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Said>;
}

export function readerFrom(origin: string, localAddress: string): Reader {
  const { port } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true, localAddress });
  let cookie = '';
  return {
    post: (path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const standing = { 'content-type': 'application/json', ...(cookie && { cookie }), ...headers };
        const request = http.request(
          { host: '127.0.0.1', port, path, method: 'POST', agent, headers: standing },
          async (response) => {
            cookie ||= response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            resolve({ status: response.statusCode ?? 0, headers: response.headers, json: await json(response) });
          },
        );
        request.on('error', reject).end(JSON.stringify(body));
      }),
  };
}

/** Every fifth write of a vote meets another one, and the answer to every fortieth gets lost. */
export function troubleVotes(cloud: LocalCloud): { stop(): void; lost(): number } {
  let [writes, lost] = [0, 0];
  const stop = cloud.faults.inject(({ functionName, operation }) => {
    if (functionName !== 'api-opinions' || !['TransactWriteItems', 'UpdateItem'].includes(operation)) return undefined;
    writes += 1;
    if (writes % 5 === 0) return 'conflict';
    if (operation === 'UpdateItem' || writes % 40 !== 1) return undefined;
    lost += 1;
    return 'lost_answer';
  });
  return { stop, lost: () => lost };
}
