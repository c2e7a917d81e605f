import { cancelTurn } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof cancelTurn>[0]['deps'];

export const postChatCancel: RouteHandler<'cancelChatTurn', Deps> = async ({ principal, params, surface }, deps) =>
  jsonResponse(200, await cancelTurn({ deps, input: { principal, id: params.id, surface } }));
