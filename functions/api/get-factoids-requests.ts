import { listRuns } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof listRuns>[0]['deps'];

export const getFactoidsRequests: RouteHandler<'listRuns', Deps> = async ({ principal, query, surface }, deps) =>
  jsonResponse(200, await listRuns({ deps, input: { principal, query, surface } }));
