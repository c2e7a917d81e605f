import { deleteSession } from '@factoids/core';
import { noContent } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof deleteSession>[0]['deps'];

export const deleteChatSession: RouteHandler<'deleteChatSession', Deps> = async ({ principal, params }, deps) => {
  await deleteSession({ deps, input: { principal, id: params.id } });
  return noContent();
};
