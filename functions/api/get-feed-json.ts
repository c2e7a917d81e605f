import { listFeed } from '@factoids/core';
import { jsonResponse } from '../middleware/http-exchange.ts';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { feedOf } from './feed.ts';
import { jsonFeedOf } from './json-feed.ts';

type Deps = Parameters<typeof listFeed>[0]['deps'];

export const getFeedJson: RouteHandler<'getFeedJson', Deps> = async ({ query: { subject }, event }, deps) => {
  const feed = feedOf({ event, path: '/feed.json', subject }, await listFeed({ deps, subject }));
  return jsonResponse(200, jsonFeedOf(feed), { 'content-type': 'application/feed+json; charset=utf-8', ...PUBLIC_READ });
};
