import { listAudit, requireOperator } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof listAudit>[0]['deps'];

export const getAdminAudit: RouteHandler<'listAudit', Deps> = async ({ principal }, deps) => {
  requireOperator(principal);
  return jsonResponse(200, await listAudit({ deps }));
};
