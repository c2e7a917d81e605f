import { AppError, noteKeyUse, requestRun, viewAccepted } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { idempotencyKeyOf } from '../middleware/idempotency-key.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof requestRun>[0]['deps'] & Parameters<typeof noteKeyUse>[0]['deps'];

export const postFactoidsGenerate: RouteHandler<'generateFactoid', Deps> = async (request, deps) => {
  const { caller, body, event, surface, noteLimits } = request;
  if (!caller) throw new AppError('forbidden');
  const input = { caller, body, idempotencyKey: idempotencyKeyOf(event), noteLimits };
  const { run, isReplay, admitted } = await requestRun({ deps, input });
  if (admitted?.basis.reading.key) await noteKeyUse({ deps, record: admitted.basis.reading.key });
  const accepted = viewAccepted(run, surface);
  return jsonResponse(202, accepted, {
    location: accepted.status_url,
    ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
  });
};
