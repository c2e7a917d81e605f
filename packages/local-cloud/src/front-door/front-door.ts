import type http from 'node:http';
import type { Duplex } from 'node:stream';
import type { PathBehavior } from '@factoids/stacks/front-door-paths';
import type { RestApi } from '../gateway/rest-api.ts';
import type { ViewerRequest } from '../gateway/viewer-request.ts';
import type { Log } from '../logs/log.ts';
import { WIDGET_PATH } from '../turnstile/start-turnstile-double.ts';
import { behaviorOf } from './behaviors.ts';
import { unlessKnown } from './conditional.ts';
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
const SHARED_BY_HOST = new Set([...SHARED_HEADERS, 'x-viewer-host']);

/** The one origin that browsers and clients see: the API's paths go to the gateway, all others to the site. */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { api, site, cache, originSecret, sendWidget, manifest, log } = options;

  function toApi(request: http.IncomingMessage, response: http.ServerResponse, behavior: PathBehavior): void {
    const { method = 'GET', url = '/' } = request;
    const isByHost = behavior === 'cached_by_host';
    const isShared = cache !== undefined && (behavior === 'cached' || isByHost);
    const key = isByHost ? `${request.headers.host} ${url}` : url;
    const known = request.headers['if-none-match'];
    if (isShared && method === 'GET' && answerFromCache(cache, { key, known }, response)) return;
    const all = headersForOrigin(request, originSecret);
    const shared = isByHost ? SHARED_BY_HOST : SHARED_HEADERS;
    const headers = isShared ? all.filter(([name]) => shared.has(name.toLowerCase())) : all;
    const onWhole: ViewerRequest['onWhole'] = (answer) => {
      const missed = { ...answer, headers: { ...answer.headers, 'x-cache': 'Miss from local front door' } };
      if (!isShared || method !== 'GET') return missed;
      cache.store(key, answer);
      return unlessKnown(missed, known);
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

interface AskedCache {
  readonly key: string;
  /** The viewer's If-None-Match. */
  readonly known: string | undefined;
}

function answerFromCache(cache: ResponseCache, { key, known }: AskedCache, response: http.ServerResponse): boolean {
  const found = cache.find(key);
  if (!found) return false;
  const { answer, ageSeconds } = found;
  const headers = { ...answer.headers, age: String(ageSeconds), 'x-cache': 'Hit from local front door' };
  const { status, headers: sent, body } = unlessKnown({ ...answer, headers }, known);
  response.writeHead(status, sent).end(body);
  return true;
}

function notFound(response: http.ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
