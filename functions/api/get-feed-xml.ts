import { listFeed } from '@factoids/core';
import { PUBLIC_READ } from '../middleware/public-cache.ts';
import type { RouteHandler } from '../middleware/route-handler.ts';
import { feedOf } from './feed.ts';
import { rssOf } from './rss.ts';

type Deps = Parameters<typeof listFeed>[0]['deps'];

export const getFeedXml: RouteHandler<'getFeedXml', Deps> = async ({ query: { subject }, event }, deps) => {
  const feed = feedOf({ event, path: '/feed.xml', subject }, await listFeed({ deps, subject }));
  const headers = { 'content-type': 'application/rss+xml; charset=utf-8', ...PUBLIC_READ };
  return { statusCode: 200, headers, body: rssOf(feed) };
};
