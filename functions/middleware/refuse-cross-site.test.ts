import { mountedRoutes, type RouteId, type Surface } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { httpEvent, postEvent } from '../testing/http-events.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';

const HOST = 'factoids.example';
const JSON_TYPE = { 'content-type': 'application/json' };

function on(id: RouteId, surface: Surface) {
  const mounted = mountedRoutes().find((route) => route.id === id && route.surface === surface);
  if (!mounted) throw new Error(`${id} is not mounted`);
  return { mounted, requestId: 'req-1', principal: null, caller: null, limits: [], cookie: null };
}

const post = (headers: Record<string, string>, surface: Surface = 'site') =>
  refuseCrossSite(on('generateFactoid', surface), { ...postEvent(), headers: { 'x-viewer-host': HOST, ...headers } });
const refused = (code: string) => expect.objectContaining({ code });

describe('a POST to the site', () => {
  it.each([
    ['our own page', { origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin' }],
    ['our own page on another port of this machine', { origin: 'http://127.0.0.1:3000', 'x-viewer-host': '127.0.0.1:3000' }],
    ['a host written in capitals', { origin: `https://${HOST}`, 'x-viewer-host': 'Factoids.Example' }],
    ['no page at all', {}],
    ['a bookmark or the address bar', { 'sec-fetch-site': 'none' }],
  ])('is welcome from %s', (_who, headers) => {
    expect(() => post({ ...JSON_TYPE, ...headers })).not.toThrow();
  });

  it.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a page whose name only begins like ours', { origin: `https://${HOST}.evil.example` }],
    ['a page with our name on another port', { origin: `https://${HOST}:8443` }],
    ['a sandboxed frame', { origin: 'null' }],
    ['an origin that is no address', { origin: HOST }],
    ['a cross-site fetch without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { origin: `https://${HOST}`, 'sec-fetch-site': 'same-site' }],
    ['a page, where it is not known which host the browser asked', { origin: `https://${HOST}`, 'x-viewer-host': '' }],
  ])("may not spend our visitors' quota from %s", (_who, headers) => {
    expect(() => post({ ...JSON_TYPE, ...headers })).toThrow(refused('cross_site_request'));
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'must be JSON: %j, which a plain form could send, is not',
    (type) => expect(() => post({ 'content-type': type })).toThrow(refused('unsupported_media_type')),
  );

  it('must say that it is JSON', () => {
    expect(() => post({})).toThrow(refused('unsupported_media_type'));
    expect(() => post({ 'Content-Type': 'Application/JSON; charset=utf-8' })).not.toThrow();
  });
});

describe('a DELETE', () => {
  const remove = (headers: Record<string, string>, surface: Surface = 'site') =>
    refuseCrossSite(
      on('deleteChatSession', surface),
      httpEvent({ httpMethod: 'DELETE', headers: { 'x-viewer-host': HOST, ...headers } }),
    );

  it('needs no JSON, for it has no body', () => {
    expect(() => remove({ origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin' })).not.toThrow();
    expect(() => remove({})).not.toThrow();
    expect(() => remove({}, 'developer')).not.toThrow();
  });

  it.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a cross-site fetch that says it is JSON', { 'sec-fetch-site': 'cross-site', ...JSON_TYPE }],
  ])('may not take away what is a visitor’s from %s', (_who, headers) => {
    expect(() => remove(headers)).toThrow(refused('cross_site_request'));
  });

  it('with an API key may come from anywhere', () => {
    expect(() => remove({ origin: 'https://developer.example' }, 'developer')).not.toThrow();
  });
});

describe('other requests', () => {
  it('with an API key may come from anywhere, and need not name their type', () => {
    expect(() => post({ origin: 'https://developer.example', ...JSON_TYPE }, 'developer')).not.toThrow();
    expect(() => post({}, 'developer')).not.toThrow();
    expect(() => post({ 'content-type': 'text/plain' }, 'developer')).toThrow(refused('unsupported_media_type'));
  });

  it('that only read may come from anywhere', () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(() => refuseCrossSite(on('generateFactoid', 'site'), httpEvent({ headers }))).not.toThrow();
  });
});
