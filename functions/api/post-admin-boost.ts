import { boostBudget, type LeverDeps } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminBoost: RouteHandler<'boost', LeverDeps> = async (request, deps) =>
  jsonResponse(200, await boostBudget({ deps, order: orderOf(request), input: request.body }));
