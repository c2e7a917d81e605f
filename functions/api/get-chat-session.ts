import { getSession } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof getSession>[0]['deps'];

export const getChatSession: RouteHandler<'getChatSession', Deps> = async ({ principal, params, surface }, deps) =>
  jsonResponse(200, await getSession({ deps, input: { principal, id: params.id, surface } }));
