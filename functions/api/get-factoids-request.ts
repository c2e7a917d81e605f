import { getRun } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof getRun>[0]['deps'];

export const getFactoidsRequest: RouteHandler<'getRun', Deps> = async ({ principal, params, surface }, deps) =>
  jsonResponse(200, await getRun({ deps, input: { principal, id: params.id, surface } }));
