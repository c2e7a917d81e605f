import { describe, expect, it } from 'vitest';
import { httpEvent } from '../testing/http-events.ts';
import { networkOf, viewerAddress } from './network.ts';

const settings = { secret: 'pepper-of-the-test', originSecret: 'origin-secret-of-the-test' };
const NOW = new Date('2099-11-22T09:00:00.000Z');

interface From {
  readonly headers?: Record<string, string>;
  readonly sourceIp?: string;
}
const event = ({ headers = {}, sourceIp }: From) =>
  httpEvent({ headers, requestContext: { requestId: 'req-1', ...(sourceIp !== undefined && { identity: { sourceIp } }) } });

/** Through our front door. */
const through = (address: string, more: Record<string, string> = {}): From => ({
  headers: { 'x-origin-verify': settings.originSecret, 'CloudFront-Viewer-Address': address, ...more },
  sourceIp: '203.0.113.1',
});
const network = (from: From, now = NOW) => networkOf(settings, event(from), now);
const address = (from: From) => viewerAddress(settings, event(from));
const UNKNOWN = network({});

describe('the network of a caller', () => {
  it('is one for all of a /24, and another beyond', () => {
    expect(network(through('192.0.2.1:1'))).toBe(network(through('192.0.2.254:65535')));
    expect(network(through('192.0.2.1:1'))).not.toBe(network(through('192.0.3.1:1')));
  });

  it('is one for all of a /48, and another beyond, however the address is written', () => {
    const one = network(through('2001:db8:7::1:443'));
    for (const same of ['2001:db8:7:ffff::1:443', '2001:0DB8:0007:0000:0000:0000:0000:0009:443', '[2001:db8:7::1]:443']) {
      expect(network(through(same))).toBe(one);
    }
    expect(network(through('2001:db8:8::1:443'))).not.toBe(one);
    expect(network(through('2001:db8::1:443'))).toBe(network(through('2001:db8:0:1::1:443')));
  });

  it('is the IPv4 one for an IPv4 address written as IPv6', () => {
    const plain = network(through('192.0.2.7:443'));
    for (const mapped of ['::ffff:192.0.2.7:443', '[::ffff:192.0.2.7]:443', '::ffff:c000:207:443']) {
      expect(network(through(mapped))).toBe(plain);
    }
  });

  it('is another one each UTC day, and the same all through a day', () => {
    const from = through('192.0.2.1:1');
    const at = (time: string) => network(from, new Date(time));
    expect(at('2099-11-22T00:00:00.000Z')).toBe(at('2099-11-22T23:59:59.999Z'));
    expect(at('2099-11-23T00:00:00.000Z')).not.toBe(at('2099-11-22T23:59:59.999Z'));
  });

  it('tells no address, and nobody without the secret can find out', () => {
    const hash = network(through('192.0.2.1:1'));
    expect(hash).toMatch(/^[0-9a-f]{32}$/);
    expect(networkOf({ ...settings, secret: 'another' }, event(through('192.0.2.1:1')), NOW)).not.toBe(hash);
  });

  it('does not care for the user agent, the cookie, or the port', () => {
    const changed = through('192.0.2.1:9', { 'user-agent': 'Another/1.0', cookie: 'adf_session=x' });
    expect(network(changed)).toBe(network(through('192.0.2.1:1')));
  });
});

describe('the address of a caller', () => {
  it('is what our front door saw, and not its own', () => {
    expect(address(through('192.0.2.7:443'))).toBe('192.0.2.7');
    expect(address(through('::1:54321'))).toBe('0:0:0:0:0:0:0:1');
  });

  it('is the other end of the connection for who comes past the front door, whatever they write', () => {
    const written = { 'cloudfront-viewer-address': '192.0.2.7:443' };
    const notOurs = [
      {},
      { 'x-origin-verify': 'guessed' },
      { 'x-origin-verify': '' },
      { 'x-origin-verify': settings.originSecret.slice(0, -1) },
      { 'x-origin-verify': `${settings.originSecret}x` },
    ];
    for (const headers of notOurs) {
      expect(address({ headers: { ...written, ...headers }, sourceIp: '198.51.100.9' })).toBe('198.51.100.9');
    }
  });

  it('is never taken from X-Forwarded-For or the like', () => {
    const written = { 'x-forwarded-for': '192.0.2.7', 'x-real-ip': '192.0.2.7', forwarded: 'for=192.0.2.7' };
    expect(address({ headers: written, sourceIp: '198.51.100.9' })).toBe('198.51.100.9');
    expect(address(through('198.51.100.9:1', written))).toBe('198.51.100.9');
    expect(address({ headers: written })).toBeNull();
  });

  it('is nobody’s to choose while no secret is set', () => {
    const open = { ...settings, originSecret: '' };
    const headers = { 'x-origin-verify': '', 'cloudfront-viewer-address': '192.0.2.7:443' };
    expect(viewerAddress(open, event({ headers, sourceIp: '198.51.100.9' }))).toBe('198.51.100.9');
  });

  it('is known by the header’s name in any case', () => {
    const headers = { 'X-Origin-Verify': settings.originSecret, 'cloudfront-viewer-address': '192.0.2.7:443' };
    expect(address({ headers, sourceIp: '198.51.100.9' })).toBe('192.0.2.7');
  });
});

describe('an address that is none', () => {
  it.each([
    '',
    ':',
    ':443',
    '192.0.2.7',
    '192.0.2.7:',
    '192.0.2.7:port',
    '192.0.2.7:123456',
    '192.0.2.256:1',
    '192.0.2:1',
    '0x7f.1:1',
    '[]:1',
    '[2001:db8::7',
    '2001:db8:::7:443',
    '1:2:3:4:5:6:7:8:9:443',
    'fe80::1%eth0:443',
    'localhost:1',
    '192.0.2.7:1, 198.51.100.9:1',
    '\u0000:1',
    'x'.repeat(10_000),
  ])('shares one network with all such, and is no error: %j', (text) => {
    expect(address(through(text))).toBeNull();
    expect(network(through(text))).toBe(UNKNOWN);
  });

  it('is also one that the gateway does not know', () => {
    for (const sourceIp of ['', 'test-invoke-source-ip', '192.0.2.7:443']) expect(network({ sourceIp })).toBe(UNKNOWN);
    const noIdentity = { headers: {}, requestContext: { requestId: 'req-1', identity: { sourceIp: null } } };
    expect(networkOf(settings, noIdentity, NOW)).toBe(UNKNOWN);
  });

  it('through the front door does not fall back to the front door’s own address', () => {
    const headers = { 'x-origin-verify': settings.originSecret };
    expect(network({ headers, sourceIp: '198.51.100.9' })).toBe(UNKNOWN);
  });
});
