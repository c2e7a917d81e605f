import { openStream } from '@factoids/core';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { lastEventIdOf } from './last-event-id.ts';
import { streamResponse } from './stream-response.ts';

type Deps = Parameters<typeof openStream>[0]['deps'];

export const getFactoidsStream: RouteHandler<'streamRun', Deps> = async ({ principal, params, event }, deps) => {
  const input = { principal, id: params.id, afterSeq: lastEventIdOf(event) };
  return streamResponse((options) => openStream({ deps, input, options }));
};
