import { describe, expect, it } from 'vitest';
import { PREFIXES, type Route } from './route.ts';
import { mountedRoutes, ROUTE_IDS, ROUTES } from './routes.ts';

const routes = ROUTE_IDS.map((id) => ({ id, route: ROUTES[id] as Route }));

describe('the route table', () => {
  it('has no two routes at one method and path, whatever their parameters are called', () => {
    const places = mountedRoutes().map(({ route, path }) => `${route.method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('names a parameter the same wherever it stands, as the gateway needs it', () => {
    const nameByPlace = new Map<string, string>();
    for (const { path } of mountedRoutes()) {
      for (const { index, 0: name } of path.matchAll(/\{\w+\}/g)) {
        const place = path.slice(0, index);
        expect(name, path).toBe(nameByPlace.get(place) ?? name);
        nameByPlace.set(place, name);
      }
    }
  });

  it.each(routes)('$id declares exactly the parameters of its path', ({ route }) => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(route.params?.shape ?? {})).toEqual(inPath);
  });

  it.each(routes)('$id refuses query parameters and body fields it does not know', ({ route }) => {
    expect(route.query?.safeParse({ unknown: 'x' }).success ?? true).toBe(false);
    if (route.body) expect(route.body.safeParse({ unknown: 'x' }).success).toBe(false);
  });

  it.each(routes.filter(({ route }) => route.method !== 'GET'))('$id, which writes, refuses other sites', ({ route }) => {
    expect(route.problems).toContain('cross_site_request');
    expect(route.body !== undefined).toBe(route.method === 'POST');
  });

  it.each(routes)('$id has an answer to show, unless it says that there is nothing to say', ({ route }) => {
    expect(route.success.schema !== undefined).toBe(route.success.status !== 204);
  });

  it('does every POST that writes once for one Idempotency-Key', () => {
    const others = routes.filter(({ route }) => route.method === 'POST' && !route.idempotent).map(({ id }) => id);
    // A quote writes nothing, and a challenge's token is good once by itself.
    expect(others.sort()).toEqual(['passChallenge', 'quoteFactoid']);
  });

  it('stands under both prefixes, or outside of them', () => {
    const paths = mountedRoutes().map(({ path }) => path);
    expect(paths).toContain(`${PREFIXES.site}/factoids/generate`);
    expect(paths).toContain(`${PREFIXES.developer}/factoids/generate`);
    expect(paths).toContain('/healthz');
  });
});
