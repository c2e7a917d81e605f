import { type FactoidStore, listFactoids } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

/** The only list that a shared cache may hold, and that briefly. */
const CACHE = { 'cache-control': 'public, max-age=5, stale-while-revalidate=30' };

export const getFactoids: RouteHandler<'listFactoids', { factoids: FactoidStore }> = async ({ query }, deps) =>
  jsonResponse(200, await listFactoids({ deps, query }), CACHE);
