import { refreshPriceList } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { factoidStore, priceListPorts } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('refresh-models');

const prepared = once(async () => {
  const env = readEnvironment(['CONTENT_TABLE', 'OPENROUTER_BASE_URL']);
  return { ...priceListPorts(env), factoids: factoidStore(env) };
});

/** Each hour: fetches the provider's prices, and looks at what factoids cost lately. It fails when the list in force has to stay. */
export const handler = middy().handler(async (_event: unknown, context: Context) => {
  const refreshed = await refreshPriceList({ deps: await prepared() });
  log.with({ request_id: context.awsRequestId }).info('price list refreshed', { count: refreshed.models });
  return refreshed;
});
