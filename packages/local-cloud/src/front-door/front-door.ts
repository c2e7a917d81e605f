import type http from 'node:http';
import type { Duplex } from 'node:stream';
import type { RestApi } from '../gateway/rest-api.ts';
import type { Log } from '../logs/log.ts';
import type { SiteProxy } from './site-proxy.ts';
import { headersForOrigin, viewerOf } from './viewer-headers.ts';

export interface FrontDoorOptions {
  readonly api: RestApi;
  readonly site: SiteProxy | undefined;
  /** What the operator's commands need to find the local cloud. */
  readonly manifest: () => object;
  readonly log: Log;
}

export interface FrontDoor {
  handle(request: http.IncomingMessage, response: http.ServerResponse): void;
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void;
}

const API_PATH = /^\/(?:(?:api|v1)(?:\/|\?|$)|(?:healthz|livez|openapi\.json)(?:\?|$))/;

/** The one origin that browsers and clients see: the API's paths go to the gateway, all others to the site. */
export function createFrontDoor({ api, site, manifest, log }: FrontDoorOptions): FrontDoor {
  function toApi(request: http.IncomingMessage, response: http.ServerResponse): void {
    const headers = headersForOrigin(request);
    const { method = 'GET', url = '/' } = request;
    response.on('error', () => {});
    api({ method, url, headers, sourceIp: viewerOf(request).address, body: request }, response).catch((error: unknown) => {
      if (!request.destroyed || request.complete)
        log.write({ source: 'front-door', level: 'error', message: String(error), fields: { url } });
      response.destroy();
    });
  }

  function toManifest(request: http.IncomingMessage, response: http.ServerResponse): void {
    if (!isLoopback(viewerOf(request).address)) {
      notFound(response);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(manifest()));
  }

  return {
    handle: (request, response) => {
      const url = request.url ?? '/';
      if (API_PATH.test(url)) toApi(request, response);
      else if (url === '/_local/manifest.json') toManifest(request, response);
      else if (site) site.handle(request, response);
      else notFound(response);
    },
    upgrade: (request, socket, head) => {
      if (site) site.upgrade(request, socket, head);
      else socket.destroy();
    },
  };
}

function notFound(response: http.ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
