import { buildSnapshot } from '@factoids/core';
import { createLogger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { clock, documentSource, snapshotStore, vectorStore } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { once } from '../middleware/http-function.ts';

const log = createLogger('build-search');

/** How `pnpm ops schedule:run` calls; the clock calls without it. */
const ByHand = z.object({ source: z.literal('operator') });

const prepared = once(async () => {
  const env = readEnvironment(['CONTENT_TABLE', 'SEARCH_BUCKET']);
  return { snapshots: snapshotStore(env), documents: documentSource(env), vectors: vectorStore(env), clock };
});

/** Each ten minutes: brings the search's snapshot up to date. Called by hand, it is built anew from everything. */
export const handler = middy().handler(async (event: unknown, context: Context) => {
  const built = await buildSnapshot({ deps: await prepared(), whole: ByHand.safeParse(event).success });
  const { outcome, factoids } = built;
  log.with({ request_id: context.awsRequestId }).info('snapshot looked after', { outcome, count: factoids });
  return built;
});
