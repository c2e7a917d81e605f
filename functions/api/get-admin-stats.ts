import { getStats, requireOperator } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof getStats>[0]['deps'];

export const getAdminStats: RouteHandler<'getStats', Deps> = async ({ principal }, deps) => {
  requireOperator(principal);
  return jsonResponse(200, await getStats({ deps }));
};
