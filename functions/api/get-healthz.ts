import type { Health } from '@factoids/contracts';
import type { FactoidStore } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

export const getHealthz: RouteHandler<'getHealth', { factoids: FactoidStore }> = async (_request, { factoids }) => {
  const store = await factoids.listNewest({ limit: 1 }).then(
    () => 'ok' as const,
    () => 'failing' as const,
  );
  const health: Health = { status: store === 'ok' ? 'ok' : 'degraded', checks: { store } };
  return jsonResponse(health.status === 'ok' ? 200 : 503, health);
};
