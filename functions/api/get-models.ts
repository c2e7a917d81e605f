import { listModels, type Policy, type PriceListReader } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

const CACHE = { 'cache-control': 'public, max-age=60, stale-while-revalidate=600' };

interface Deps {
  readonly readPriceList: PriceListReader;
  readonly policy: Policy;
}

export const getModels: RouteHandler<'listModels', Deps> = async (_request, deps) =>
  jsonResponse(200, await listModels({ deps }), CACHE);
