import { AppError, giveFeedback, noteKeyUse } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof giveFeedback>[0]['deps'] & Parameters<typeof noteKeyUse>[0]['deps'];

export const postFactoidFeedback: RouteHandler<'giveFeedback', Deps> = async ({ caller, params, body, noteLimits }, deps) => {
  if (!caller) throw new AppError('forbidden');
  const { receipt, key } = await giveFeedback({ deps, input: { caller, id: params.id, body, noteLimits } });
  if (key) await noteKeyUse({ deps, record: key });
  return jsonResponse(201, receipt);
};
