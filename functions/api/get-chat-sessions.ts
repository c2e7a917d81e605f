import { listSessions } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof listSessions>[0]['deps'];

export const getChatSessions: RouteHandler<'listChatSessions', Deps> = async ({ principal, query, surface }, deps) =>
  jsonResponse(200, await listSessions({ deps, input: { principal, query, surface } }));
