import * as z from 'zod';
import { FactoidQuery } from './factoid.ts';
import { FactoidId } from './ids.ts';

export const FeedQuery = FactoidQuery.pick({ subject: true });

const JsonFeedItem = z.object({
  id: FactoidId,
  url: z.url(),
  title: z.string(),
  content_text: z.string(),
  date_published: z.iso.datetime(),
  tags: z.array(z.string()),
});

/** JSON Feed 1.1, as far as we use it. */
export const JsonFeed = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: z.url(),
    feed_url: z.url(),
    description: z.string(),
    language: z.string(),
    items: z.array(JsonFeedItem),
  })
  .meta({ id: 'JsonFeed' });
export type JsonFeed = z.infer<typeof JsonFeed>;
