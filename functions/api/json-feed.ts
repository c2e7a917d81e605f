import type { JsonFeed } from '@factoids/contracts';
import { FEED_LANGUAGE, type Feed } from './feed.ts';

export function jsonFeedOf({ title, description, homeUrl, feedUrl, entries }: Feed): JsonFeed {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: feedUrl,
    description,
    language: FEED_LANGUAGE,
    items: entries.map(({ factoid, url, title: itemTitle }) => ({
      id: factoid.id,
      url,
      title: itemTitle,
      content_text: factoid.text,
      date_published: factoid.created_at,
      tags: [factoid.subject],
    })),
  };
}
