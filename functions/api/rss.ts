import { FEED_LANGUAGE, type Feed, type FeedEntry } from './feed.ts';

/** RSS 2.0, with its own address as the RSS Advisory Board asks for it. */
export function rssOf({ title, description, homeUrl, feedUrl, entries }: Feed): string {
  const newest = entries[0]?.factoid.created_at;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', title),
    element('link', homeUrl),
    element('description', description),
    element('language', FEED_LANGUAGE),
    ...(newest === undefined ? [] : [element('lastBuildDate', rfc822(newest))]),
    `<atom:link href="${xmlText(feedUrl)}" rel="self" type="application/rss+xml"/>`,
    ...entries.map(item),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function item({ factoid, url, title }: FeedEntry): string {
  return [
    '<item>',
    element('title', title),
    element('link', url),
    // Readers take a description for HTML, so what is text there is escaped once more.
    element('description', xmlText(factoid.text)),
    element('category', factoid.subject),
    `<guid isPermaLink="false">${xmlText(factoid.id)}</guid>`,
    element('pubDate', rfc822(factoid.created_at)),
    '</item>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Without the characters that XML 1.0 cannot carry, not even escaped. */
function xmlText(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function rfc822(iso: string): string {
  return new Date(iso).toUTCString();
}
