import { hideFactoid, type ShelfDeps } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminHide: RouteHandler<'hideFactoid', ShelfDeps> = async (request, deps) =>
  jsonResponse(200, await hideFactoid({ deps, order: orderOf(request), input: request.body }));
