import type * as z from 'zod';
import type { JsonFeed } from '../feed.ts';
import type { RouteExamples } from './route-examples.ts';

const ID = 'fct_01kan9gr2hd5s8z0w6k3n9pb7y';
const TEXT = 'Sea otters that rest together on the water are called a raft.';

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Andy’s Daily Factoids</title>
<link>https://facts.example/</link>
<description>Short, surprising facts.</description>
<atom:link href="https://facts.example/feed.xml" rel="self" type="application/rss+xml"/>
<item>
<title>🦦 Otters</title>
<link>https://facts.example/f/${ID}</link>
<description>${TEXT}</description>
<category>Otters</category>
<guid isPermaLink="false">${ID}</guid>
<pubDate>Sun, 22 Nov 2026 09:00:01 GMT</pubDate>
</item>
</channel>
</rss>
`;

const JSON_FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Andy’s Daily Factoids',
  home_page_url: 'https://facts.example/',
  feed_url: 'https://facts.example/feed.json',
  description: 'Short, surprising facts.',
  language: 'en',
  items: [
    {
      id: ID,
      url: `https://facts.example/f/${ID}`,
      title: '🦦 Otters',
      content_text: TEXT,
      date_published: '2026-11-22T09:00:01.240Z',
      tags: ['Otters'],
    },
  ],
} satisfies z.input<typeof JsonFeed>;

export const FEED_EXAMPLES = {
  getFeedXml: { success: { feed: { value: RSS } } },
  getFeedJson: { success: { feed: { value: JSON_FEED } } },
} satisfies Record<string, RouteExamples>;
