import { type FactoidStore, getFactoid as readFactoid } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

export const getFactoid: RouteHandler<'getFactoid', { factoids: FactoidStore }> = async ({ params }, deps) =>
  jsonResponse(200, await readFactoid({ deps, id: params.id }), PUBLIC_READ);
