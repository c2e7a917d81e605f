import { AppError, noteKeyUse, sendMessage, viewMessageAccepted } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { idempotencyKeyOf } from '../middleware/idempotency-key.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof sendMessage>[0]['deps'] & Parameters<typeof noteKeyUse>[0]['deps'];

export const postChatMessage: RouteHandler<'sendChatMessage', Deps> = async (request, deps) => {
  const { caller, params, body, event, surface, noteLimits } = request;
  if (!caller) throw new AppError('forbidden');
  const asked = { caller, id: params.id, text: body.message, surface };
  const input = { ...asked, idempotencyKey: idempotencyKeyOf(event), noteLimits };
  const { run, isReplay, admitted } = await sendMessage({ deps, input });
  if (admitted?.basis.reading.key) await noteKeyUse({ deps, record: admitted.basis.reading.key });
  const accepted = viewMessageAccepted(run, surface);
  return jsonResponse(202, accepted, {
    location: accepted.status_url,
    ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
  });
};
