import http from 'node:http';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly body?: object | undefined;
  /** The address to ask from. Linux has all of 127.0.0.0/8, and so 65,536 networks. */
  readonly from: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** From a network of the visitor's own, a /24: else all would share the limits of one, and wait for its counter. */
export const addressOf = (visitor: number): string => `127.${1 + (Math.floor(visitor / 256) % 255)}.${visitor % 256}.1`;

/** Plain HTTP with as little of a client's own time in it as Node allows. */
export function exchange(origin: string, { method, path, cookie, body, from }: Sent): Promise<http.IncomingMessage> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const { port } = new URL(origin);
  const headers = {
    host: `localhost:${port}`,
    ...(cookie && { cookie }),
    ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent, localAddress: from });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(payload);
  });
}

export async function textOf(response: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return text;
}

/** @throws an Error with the answer when its status is another. */
export async function textOfStatus(response: http.IncomingMessage, expected: number): Promise<string> {
  const text = await textOf(response);
  if (response.statusCode !== expected)
    throw new Error(`expected ${expected}, got ${response.statusCode}: ${text.slice(0, 300)}`);
  return text;
}
