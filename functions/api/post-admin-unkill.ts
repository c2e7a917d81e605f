import { type LeverDeps, unkillTarget } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminUnkill: RouteHandler<'unkill', LeverDeps> = async (request, deps) =>
  jsonResponse(200, await unkillTarget({ deps, order: orderOf(request), input: request.body }));
