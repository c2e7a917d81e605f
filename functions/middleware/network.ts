import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { type HttpEvent, headerOf } from './http-exchange.ts';

export interface NetworkSettings {
  /** Keys the hash; the networks of one day cannot be matched with those of another, nor with addresses, without it. */
  readonly secret: string;
  /** What our front door sends as `x-origin-verify`. */
  readonly originSecret: string;
}

type Arrival = Pick<HttpEvent, 'headers' | 'requestContext'>;

/** Everybody whose address cannot be told shares one network, and its limits. */
const UNKNOWN = 'unknown';
const HASH_BYTES = 16;

/** The caller's network, the /24 or /48 of their address, as a keyed hash in hex. It is another one each UTC day. Never throws. */
export function networkOf(settings: NetworkSettings, event: Arrival, now: Date): string {
  const address = viewerAddress(settings, event);
  const dayKey = mac(settings.secret, `network ${now.toISOString().slice(0, 10)}`);
  return mac(dayKey, address === null ? UNKNOWN : prefixOf(address))
    .subarray(0, HASH_BYTES)
    .toString('hex');
}

/**
 * The caller's address: what CloudFront saw, for a request that came through it, else the other end of the connection. null for
 * what is no address. X-Forwarded-For is never read: a caller writes it.
 */
export function viewerAddress({ originSecret }: NetworkSettings, event: Arrival): string | null {
  const isOurs = isSame(headerOf(event, 'x-origin-verify') ?? '', originSecret);
  const text = isOurs
    ? withoutPort(headerOf(event, 'cloudfront-viewer-address') ?? '')
    : (event.requestContext.identity?.sourceIp ?? '');
  return plainAddress(text);
}

/** `192.0.2.7:443`, `2001:db8::7:443` or `[2001:db8::7]:443`: the last colon always separates the port. */
function withoutPort(text: string): string {
  return /^\[?([^[\]]+)\]?:\d{1,5}$/.exec(text)?.[1] ?? '';
}

/** In one form only: an IPv4 address that is written as IPv6 is shown as what it is. */
function plainAddress(text: string): string | null {
  if (isIPv4(text)) return text;
  if (!isIPv6(text) || !URL.canParse(`http://[${text}]`)) return null;
  const groups = groupsOf(new URL(`http://[${text}]`).hostname.slice(1, -1));
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return isMapped ? dotted(groups.slice(6)) : groups.join(':');
}

/** All eight of an address that a URL has brought into its short form. */
function groupsOf(short: string): string[] {
  const [head = [], tail = []] = short.split('::').map((side) => side.split(':').filter(Boolean));
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
}

function dotted(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

/** What one subscriber or office usually has: a /24 of IPv4, a /48 of IPv6. */
function prefixOf(address: string): string {
  return isIPv4(address) ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 3).join(':');
}

function mac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** In constant time whatever the lengths; a secret that is not set is nobody's. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(mac(secret, given), mac(secret, secret)) && secret !== '';
}
