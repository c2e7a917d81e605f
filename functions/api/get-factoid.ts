import { type FactoidStore, getFactoid as readFactoid } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

const CACHE = { 'cache-control': 'public, max-age=30, stale-while-revalidate=300' };

export const getFactoid: RouteHandler<'getFactoid', { factoids: FactoidStore }> = async ({ params }, deps) =>
  jsonResponse(200, await readFactoid({ deps, id: params.id }), CACHE);
