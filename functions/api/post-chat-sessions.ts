import { AppError, noteKeyUse, openSession } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof openSession>[0]['deps'] & Parameters<typeof noteKeyUse>[0]['deps'];

export const postChatSessions: RouteHandler<'openChatSession', Deps> = async (request, deps) => {
  const { caller, body, surface, noteLimits, event } = request;
  if (!caller) throw new AppError('forbidden');
  const { view, key } = await openSession({ deps, input: { caller, body, surface, noteLimits } });
  if (key) await noteKeyUse({ deps, record: key });
  return jsonResponse(201, view, { location: `${event.path}/${view.id}` });
};
