import { type ShelfDeps, unhideFactoid } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminUnhide: RouteHandler<'unhideFactoid', ShelfDeps> = async (request, deps) =>
  jsonResponse(200, await unhideFactoid({ deps, order: orderOf(request), input: request.body }));
