import { type FactoidSearch, listSubjects } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

export const getSubjects: RouteHandler<'listSubjects', { search: FactoidSearch }> = async ({ query }, deps) =>
  jsonResponse(200, await listSubjects({ deps, limit: query.limit }), PUBLIC_READ);
