import { openTurnStream } from '@factoids/core';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { lastEventIdOf } from './last-event-id.ts';
import { streamResponse } from './stream-response.ts';

type Deps = Parameters<typeof openTurnStream>[0]['deps'];

export const getChatStream: RouteHandler<'streamChatTurn', Deps> = async ({ principal, params, query, event }, deps) => {
  const input = { principal, id: params.id, run: query.run, afterSeq: lastEventIdOf(event) };
  return streamResponse((options) => openTurnStream({ deps, input, options }));
};
