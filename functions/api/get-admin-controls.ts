import { getControls, requireOperator } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof getControls>[0]['deps'];

export const getAdminControls: RouteHandler<'getControls', Deps> = async ({ principal }, deps) => {
  requireOperator(principal);
  return jsonResponse(200, await getControls({ deps }));
};
