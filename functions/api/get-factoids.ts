import { type FactoidSearch, type FactoidStore, type ListDeps, listFactoids, searchFactoids } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

interface Deps extends ListDeps {
  readonly factoids: FactoidStore;
  readonly search: FactoidSearch;
}

/** The first page of a shuffle is nobody else's: kept, it would be the same for all. */
const DRAWN_ANEW = { 'cache-control': 'no-store' } as const;

export const getFactoids: RouteHandler<'listFactoids', Deps> = async ({ query }, deps) => {
  if (query.q !== undefined) return jsonResponse(200, await searchFactoids({ deps, query }), PUBLIC_READ);
  const isDrawn = query.sort === 'random' && query.cursor === undefined;
  return jsonResponse(200, await listFactoids({ deps, query }), isDrawn ? DRAWN_ANEW : PUBLIC_READ);
};
