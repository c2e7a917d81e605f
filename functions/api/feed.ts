import type { Factoid } from '@factoids/contracts';
import { type HttpEvent, headerOf } from '../middleware/http-exchange.ts';

/** A feed before it is written down in one of its formats; every address in it is absolute. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly homeUrl: string;
  readonly feedUrl: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly factoid: Factoid;
  readonly url: string;
  readonly title: string;
}

export const FEED_LANGUAGE = 'en';

interface Asked {
  readonly event: Pick<HttpEvent, 'headers'>;
  readonly path: '/feed.xml' | '/feed.json';
  readonly subject: string | undefined;
}

export function feedOf({ event, path, subject }: Asked, factoids: readonly Factoid[]): Feed {
  const origin = originOf(event);
  const about = subject === undefined ? '' : `: ${factoids[0]?.subject ?? subject}`;
  return {
    title: `Andy’s Daily Factoids${about}`,
    description: 'Short, surprising facts, written by language models. Enjoy them, then look them up.',
    homeUrl: `${origin}/`,
    feedUrl: `${origin}${path}${subject === undefined ? '' : `?subject=${encodeURIComponent(subject)}`}`,
    entries: factoids.map((factoid) => ({
      factoid,
      url: `${origin}/f/${factoid.id}`,
      title: `${factoid.emoji} ${factoid.subject}`.trim(),
    })),
  };
}

const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1)(:|$)/i;

/** Where the reader found us: the front door overwrites what anybody else says of that. Past it, what the request was sent to. */
function originOf(event: Pick<HttpEvent, 'headers'>): string {
  const named = [headerOf(event, 'x-viewer-host'), headerOf(event, 'host')];
  const host = named.find((candidate) => candidate !== undefined && HOST.test(candidate)) ?? 'localhost';
  return `${LOCAL_HOST.test(host) ? 'http' : 'https'}://${host.toLowerCase()}`;
}
