import type { LimitList } from '@factoids/contracts';
import { getLimits as stateLimits } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof stateLimits>[0]['deps'] & { readonly challenge: LimitList['challenge'] };

export const getLimits: RouteHandler<'getLimits', Deps> = async ({ caller, noteLimits }, deps) => {
  const { states, view } = await stateLimits({ deps, input: { caller, challenge: deps.challenge } });
  noteLimits(states);
  return jsonResponse(200, view);
};
