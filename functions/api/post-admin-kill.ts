import { killTarget, type LeverDeps } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminKill: RouteHandler<'kill', LeverDeps> = async (request, deps) =>
  jsonResponse(200, await killTarget({ deps, order: orderOf(request), input: request.body }));
