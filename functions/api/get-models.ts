import { type Clock, type ControlsStore, listModels, type PriceListReader, seedControls } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';

interface Deps {
  readonly clock: Clock;
  readonly readPriceList: PriceListReader;
  readonly controls: Pick<ControlsStore, 'load'>;
  /** The deployed policy as JSON, which holds until controls are stored. */
  readonly seed: string;
}

export const getModels: RouteHandler<'listModels', Deps> = async (_request, deps) => {
  const { policy, kills } = (await deps.controls.load()) ?? seedControls(deps.seed);
  return jsonResponse(200, await listModels({ deps, policy: policy.models, kills, now: deps.clock.now() }), PUBLIC_READ);
};
