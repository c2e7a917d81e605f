import http from 'node:http';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly body?: object | undefined;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Plain HTTP with as little of a client's own time in it as Node allows. */
export function exchange(origin: string, { method, path, cookie, body }: Sent): Promise<http.IncomingMessage> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const { port } = new URL(origin);
  const headers = {
    host: `localhost:${port}`,
    ...(cookie && { cookie }),
    ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent });
    request.once('response', resolve);
    request.once('error', reject);
    request.end(payload);
  });
}

async function textOf(response: http.IncomingMessage): Promise<string> {
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
