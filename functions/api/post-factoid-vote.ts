import { AppError, castVote, noteKeyUse } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof castVote>[0]['deps'] & Parameters<typeof noteKeyUse>[0]['deps'];

export const postFactoidVote: RouteHandler<'voteFactoid', Deps> = async ({ caller, params, body, noteLimits }, deps) => {
  if (!caller) throw new AppError('forbidden');
  const { result, key } = await castVote({ deps, input: { caller, id: params.id, vote: body.vote, noteLimits } });
  if (key) await noteKeyUse({ deps, record: key });
  return jsonResponse(200, result);
};
