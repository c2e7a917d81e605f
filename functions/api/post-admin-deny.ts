import { denyParty, type LeverDeps } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminDeny: RouteHandler<'deny', LeverDeps> = async (request, deps) =>
  jsonResponse(200, await denyParty({ deps, order: orderOf(request), input: request.body }));
