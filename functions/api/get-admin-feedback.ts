import { listFeedback, requireOperator } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof listFeedback>[0]['deps'];

export const getAdminFeedback: RouteHandler<'listFeedback', Deps> = async ({ principal, query }, deps) => {
  requireOperator(principal);
  return jsonResponse(200, await listFeedback({ deps, query }));
};
