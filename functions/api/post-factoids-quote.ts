import { AppError, quoteRun } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof quoteRun>[0]['deps'];

export const postFactoidsQuote: RouteHandler<'quoteFactoid', Deps> = async ({ caller, body, noteLimits }, deps) => {
  if (!caller) throw new AppError('forbidden');
  return jsonResponse(200, await quoteRun({ deps, input: { caller, body, noteLimits } }));
};
