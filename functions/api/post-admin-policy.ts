import { type LeverDeps, setPolicy } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { orderOf } from './admin-order.ts';

export const postAdminPolicy: RouteHandler<'setPolicy', LeverDeps> = async (request, deps) => {
  const input = { policyJson: JSON.stringify(request.body.policy) };
  return jsonResponse(200, await setPolicy({ deps, order: orderOf(request), input }));
};
