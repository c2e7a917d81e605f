import * as z from 'zod';
import { FeedQuery, JsonFeed } from './feed.ts';
import { Health, Liveness } from './health.ts';
import { NoQuery, type Route } from './route.ts';

/** What stands outside of the prefixes: for feed readers, and for whoever watches the system. */
export const ROOT_ROUTES = {
  getFeedXml: {
    method: 'GET',
    path: '/feed.xml',
    surfaces: 'root',
    duty: 'read',
    summary: 'The newest factoids, of all or of one subject, as RSS 2.0',
    query: FeedQuery,
    success: { status: 200, schema: z.string(), mediaType: 'application/rss+xml' },
    problems: ['invalid_request'],
  },
  getFeedJson: {
    method: 'GET',
    path: '/feed.json',
    surfaces: 'root',
    duty: 'read',
    summary: 'The newest factoids, of all or of one subject, as JSON Feed 1.1',
    query: FeedQuery,
    success: { status: 200, schema: JsonFeed, mediaType: 'application/feed+json' },
    problems: ['invalid_request'],
  },
  getHealth: {
    method: 'GET',
    path: '/healthz',
    surfaces: 'root',
    duty: 'read',
    summary: 'Whether the parts that everything needs answer',
    query: NoQuery,
    success: { status: 200, schema: Health },
    problems: [],
  },
  getLiveness: {
    method: 'GET',
    path: '/livez',
    surfaces: 'root',
    duty: 'read',
    summary: 'Whether anything answers at all',
    query: NoQuery,
    success: { status: 200, schema: Liveness },
    problems: [],
  },
  getOpenapi: {
    method: 'GET',
    path: '/openapi.json',
    surfaces: 'root',
    duty: 'read',
    summary: 'This document',
    query: NoQuery,
    success: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    problems: [],
  },
} as const satisfies Record<string, Route>;
