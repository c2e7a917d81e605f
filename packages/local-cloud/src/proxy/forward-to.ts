import http from 'node:http';
import type { Forward } from './pipeline.ts';

/** Passes calls on to a store, over connections that stay open. */
export function forwardTo(endpoint: string): Forward {
  const { hostname, port } = new URL(endpoint);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  return (call) =>
    new Promise((resolve, reject) => {
      const { method, path } = call;
      // The body is whole by now, however it came.
      const { 'transfer-encoding': _encoding, expect: _expect, ...given } = call.headers;
      const headers = { ...given, host: `${hostname}:${port}`, 'content-length': String(call.body.length) };
      const request = http.request({ hostname, port, method, path, headers, agent });
      request.once('response', (response) =>
        resolve({ status: response.statusCode ?? 502, headers: response.headers, body: response }),
      );
      request.once('error', reject);
      request.end(call.body);
    });
}
