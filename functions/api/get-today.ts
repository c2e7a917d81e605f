import { getToday as readToday } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof readToday>[0]['deps'];

export const getToday: RouteHandler<'getToday', Deps> = async ({ query }, deps) =>
  jsonResponse(200, await readToday({ deps, date: query.date }), PUBLIC_READ);
