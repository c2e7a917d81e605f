import { JsonFeed } from '@factoids/contracts';
import { viewFactoid } from '@factoids/core';
import { sampleFactoid } from '@factoids/core/testing';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../testing/http-events.ts';
import { feedOf } from './feed.ts';
import { jsonFeedOf } from './json-feed.ts';
import { rssOf } from './rss.ts';

const NASTY = 'Tom & Jerry\'s <b>"fact"</b> ]]> &amp; \u0000\u0008\u001f\ufffe\ud800 🦦';
const NICE = 'Tom & Jerry\'s <b>"fact"</b> ]]> &amp;  🦦';
const factoids = [
  viewFactoid(sampleFactoid(2, { text: NASTY, subject: 'A & <B>' })),
  viewFactoid(sampleFactoid(1, { createdAt: '2026-02-03T04:05:06.789Z' })),
];

const at = (host: string) => httpEvent({ headers: { 'X-Viewer-Host': host } });
const feedAt = (host: string, subject?: string) => feedOf({ event: at(host), path: '/feed.xml', subject }, factoids);

const childrenOf = (element: XmlElement, name: string) =>
  element.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);
const textOf = (element: XmlElement, name: string) => {
  const found = childrenOf(element, name);
  expect(found, name).toHaveLength(1);
  return found[0]!.text;
};

/** `Sun, 22 Nov 2099 09:00:00 GMT` */
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The rules of RSS 2.0 for what we use of it; the channel. */
function validRss(xml: string): XmlElement {
  const { root } = parseXml(xml);
  expect([root?.name, root?.attributes.version]).toEqual(['rss', '2.0']);
  const [channel, ...others] = childrenOf(root!, 'channel');
  expect(others).toEqual([]);
  for (const required of ['title', 'link', 'description']) expect(textOf(channel!, required)).not.toBe('');
  for (const name of ['link', 'lastBuildDate']) expect(childrenOf(channel!, name).length).toBeLessThanOrEqual(1);
  const items = childrenOf(channel!, 'item');
  for (const item of items) {
    expect(textOf(item, 'pubDate')).toMatch(RFC_822);
    expect(new URL(textOf(item, 'link')).protocol).toMatch(/^https?:$/);
    expect(textOf(item, 'title') + textOf(item, 'description')).not.toBe('');
    expect(childrenOf(item, 'guid')[0]!.attributes.isPermaLink).toBe('false');
  }
  const guids = items.map((item) => textOf(item, 'guid'));
  expect(new Set(guids).size).toBe(guids.length);
  return channel!;
}

describe('the RSS feed', () => {
  it('is valid, with every factoid in it', () => {
    const channel = validRss(rssOf(feedAt('facts.example')));
    const [item] = childrenOf(channel, 'item');
    expect(childrenOf(channel, 'item').map((each) => textOf(each, 'guid'))).toEqual(factoids.map(({ id }) => id));
    expect(textOf(item!, 'link')).toBe(`https://facts.example/f/${factoids[0]!.id}`);
    expect(textOf(childrenOf(channel, 'item')[1]!, 'pubDate')).toBe('Tue, 03 Feb 2026 04:05:06 GMT');
    const [self] = childrenOf(channel, 'atom:link');
    expect(self!.attributes).toEqual({ href: 'https://facts.example/feed.xml', rel: 'self', type: 'application/rss+xml' });
  });

  it('carries any text as what it is: a reader that takes it for HTML shows it so', () => {
    const [item] = childrenOf(validRss(rssOf(feedAt('facts.example'))), 'item');
    const html = textOf(item!, 'description');
    expect(html).not.toContain('<');
    expect(parseXml(`<p>${html}</p>`).root!.text).toBe(NICE);
    expect(textOf(item!, 'category')).toBe('A & <B>');
  });

  it('is valid when it is empty', () => {
    const feed = feedOf({ event: at('facts.example'), path: '/feed.xml', subject: 'no "such" & <thing>' }, []);
    const channel = validRss(rssOf(feed));
    expect(childrenOf(channel, 'item')).toEqual([]);
    expect(textOf(channel, 'title')).toBe('Andy’s Daily Factoids: no "such" & <thing>');
  });
});

describe('the JSON feed', () => {
  it('is what JSON Feed 1.1 asks for, with the text as it is', () => {
    const feed = JSON.parse(JSON.stringify(jsonFeedOf(feedAt('facts.example'))));
    expect(JsonFeed.parse(feed)).toEqual(feed);
    expect(feed.items[0]).toMatchObject({ content_text: NASTY.toWellFormed().replace('\ufffd', '\ud800'), tags: ['A & <B>'] });
    expect(new Set(feed.items.map(({ id }: { id: string }) => id)).size).toBe(2);
  });
});

describe('the addresses in a feed', () => {
  it.each([
    ['facts.example', 'https://facts.example'],
    ['FACTS.example:8443', 'https://facts.example:8443'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['localhost.evil.example', 'https://localhost.evil.example'],
    ['evil.example/"><script>', 'http://localhost'],
    ['user@evil.example', 'http://localhost'],
  ])('at %s begin with %s', (host, origin) => {
    expect(feedAt(host).homeUrl).toBe(`${origin}/`);
  });

  it('name the subject, written as an address needs it', () => {
    expect(feedAt('facts.example', 'a & b').feedUrl).toBe('https://facts.example/feed.xml?subject=a%20%26%20b');
  });
});
