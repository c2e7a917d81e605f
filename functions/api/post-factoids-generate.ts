import { AppError, requestRun, viewAccepted } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { idempotencyKeyOf } from '../middleware/idempotency-key.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof requestRun>[0]['deps'];

export const postFactoidsGenerate: RouteHandler<'generateFactoid', Deps> = async (request, deps) => {
  const { principal, body, event, surface } = request;
  if (!principal) throw new AppError('forbidden');
  const input = { principal, body, idempotencyKey: idempotencyKeyOf(event) };
  const { run, isReplay } = await requestRun({ deps, input });
  const accepted = viewAccepted(run, surface);
  return jsonResponse(202, accepted, {
    location: accepted.status_url,
    ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
  });
};
