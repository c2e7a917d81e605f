import type http from 'node:http';
import type { Duplex } from 'node:stream';
import type { RestApi } from '../gateway/rest-api.ts';
import type { ViewerRequest } from '../gateway/viewer-request.ts';
import type { Log } from '../logs/log.ts';
import { WIDGET_PATH } from '../turnstile/start-turnstile-double.ts';
import { type Behavior, behaviorOf } from './behaviors.ts';
import type { ResponseCache } from './response-cache.ts';
import type { SiteProxy } from './site-proxy.ts';
import { headersForOrigin, viewerOf } from './viewer-headers.ts';

export interface FrontDoorOptions {
  readonly api: RestApi;
  readonly site: SiteProxy | undefined;
  /** Public reads; without it every request reaches the API, as at the gateway's own address. */
  readonly cache?: ResponseCache;
  /** What CloudFront sends to the API alone; without it, as at the gateway's own address, nobody's address is believed. */
  readonly originSecret?: string;
  /** Serves the script of the human check's double. */
  readonly sendWidget?: (response: http.ServerResponse) => void;
  /** What the operator's commands need to find the local cloud. */
  readonly manifest: () => object;
  readonly log: Log;
}

export interface FrontDoor {
  handle(request: http.IncomingMessage, response: http.ServerResponse): void;
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** What a cached behaviour shows to the origin: nothing that tells one viewer from another. */
const SHARED_HEADERS = new Set(['host', 'content-type', 'content-length', 'x-forwarded-for', 'via', 'x-origin-verify']);

/** The one origin that browsers and clients see: the API's paths go to the gateway, all others to the site. */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { api, site, cache, originSecret, sendWidget, manifest, log } = options;

  function toApi(request: http.IncomingMessage, response: http.ServerResponse, behavior: Behavior): void {
    const { method = 'GET', url = '/' } = request;
    const isShared = cache !== undefined && behavior === 'cached';
    if (isShared && method === 'GET' && answerFromCache(cache, url, response)) return;
    const all = headersForOrigin(request, originSecret);
    const headers = isShared ? all.filter(([name]) => SHARED_HEADERS.has(name.toLowerCase())) : all;
    const onWhole: ViewerRequest['onWhole'] = (answer) => {
      if (isShared && method === 'GET') cache.store(url, answer);
      return { 'x-cache': 'Miss from local front door' };
    };
    const viewer = { method, url, headers, sourceIp: viewerOf(request).address, body: request };
    response.on('error', () => {});
    api({ ...viewer, ...(cache && { onWhole }) }, response).catch((error: unknown) => {
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
      const path = url.replace(/\?.*$/s, '');
      const behavior = behaviorOf(path);
      if (behavior) toApi(request, response, behavior);
      else if (url === '/_local/manifest.json') toManifest(request, response);
      else if (sendWidget && path === WIDGET_PATH) sendWidget(response);
      else if (site) site.handle(request, response);
      else notFound(response);
    },
    upgrade: (request, socket, head) => {
      if (site) site.upgrade(request, socket, head);
      else socket.destroy();
    },
  };
}

function answerFromCache(cache: ResponseCache, url: string, response: http.ServerResponse): boolean {
  const found = cache.find(url);
  if (!found) return false;
  const { answer, ageSeconds } = found;
  response
    .writeHead(answer.status, { ...answer.headers, age: String(ageSeconds), 'x-cache': 'Hit from local front door' })
    .end(answer.body);
  return true;
}

function notFound(response: http.ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
