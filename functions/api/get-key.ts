import { type ApiKeyStore, noteKeyUse, viewKey } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

type Deps = Parameters<typeof viewKey>[0]['deps'] & { readonly keys: Pick<ApiKeyStore, 'noteUse'> };

export const getKey: RouteHandler<'getKey', Deps> = async ({ caller, noteLimits }, deps) => {
  const { view, record, limits } = await viewKey({ deps, caller });
  noteLimits(limits);
  await noteKeyUse({ deps, record });
  return jsonResponse(200, view);
};
