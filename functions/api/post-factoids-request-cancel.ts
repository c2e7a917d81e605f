import { cancelRun } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof cancelRun>[0]['deps'];

export const postFactoidsRequestCancel: RouteHandler<'cancelRun', Deps> = async ({ principal, params, surface }, deps) =>
  jsonResponse(200, await cancelRun({ deps, input: { principal, id: params.id, surface } }));
