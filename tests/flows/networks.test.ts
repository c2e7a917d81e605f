import { describe, expect, it } from 'vitest';
import { type Asked, askFrom as ask } from './ask-from.ts';
import { useLocalCloud } from './local-cloud.ts';

const PER_NETWORK = 4;
const policy = { rates: { generate: { session: null, network: [`${PER_NETWORK}/h`] } }, challenge: { anonymous_spent: null } };
const cloud = useLocalCloud({ env: { ADMISSION_POLICY: JSON.stringify(policy) } });

const askFrom = (from: string, path: string, asking: Omit<Parameters<typeof ask>[2], 'url'> = {}) =>
  ask(from, path, { url: cloud().url, ...asking });

const generate = (from: string, headers: Record<string, string> = {}) =>
  askFrom(from, '/api/factoids/generate', { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });

const networkOf = ({ json }: Asked) =>
  json.data.find((limit: { scope: string; kind: string }) => limit.scope === 'network' && limit.kind === 'rate');

/** One after the other: this is about who somebody is, not about who comes first. */
async function statusesOf(asking: readonly (() => Promise<Asked>)[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const ask of asking) statuses.push((await ask()).status);
  return statuses;
}

const USED_UP = '127.0.1.1';
const ADMITTED = Array.from({ length: PER_NETWORK }, () => 202);

describe('many requests from one network', () => {
  it('gain nothing by dropping the cookie and changing the user agent', async () => {
    const asking = Array.from({ length: 7 }, (_, index) => () => generate(USED_UP, { 'user-agent': `Browser/${index}` }));
    expect(await statusesOf(asking)).toEqual([...ADMITTED, 429, 429, 429]);
    const refused = await generate(USED_UP);
    expect(refused).toMatchObject({ status: 429, json: { code: 'rate_limited', limit: { scope: 'network', kind: 'rate' } } });
    expect(networkOf(await askFrom(USED_UP, '/api/limits'))).toMatchObject({ limit: String(PER_NETWORK), remaining: '0' });
  });

  it('gain nothing by another address of the same /24', async () => {
    expect(await statusesOf([() => generate('127.0.1.2'), () => generate('127.0.1.254')])).toEqual([429, 429]);
  });

  it('gain nothing by saying that they come from elsewhere', async () => {
    const said: Record<string, string>[] = [
      { 'x-forwarded-for': '192.0.2.7' },
      { 'x-real-ip': '192.0.2.7', forwarded: 'for=192.0.2.7', 'true-client-ip': '192.0.2.7' },
      { 'cloudfront-viewer-address': '192.0.2.7:443' },
      { 'cloudfront-viewer-address': '192.0.2.7:443', 'x-origin-verify': 'guessed' },
    ];
    expect(await statusesOf(said.map((headers) => () => generate(USED_UP, headers)))).toEqual([429, 429, 429, 429]);
  });

  it('gain nothing past the front door, where anybody can write its headers', async () => {
    const event = {
      ...{ httpMethod: 'GET', resource: '/api/limits', path: '/api/limits', body: null, isBase64Encoded: false },
      ...{ pathParameters: null, queryStringParameters: null },
      headers: { 'cloudfront-viewer-address': '192.0.2.7:443', 'x-origin-verify': 'guessed' },
      requestContext: { requestId: 'past-the-door', identity: { sourceIp: USED_UP } },
    };
    const answer = await cloud().invoke('api-account', event);
    expect(networkOf({ status: 200, json: JSON.parse((answer as { body: string }).body) })).toMatchObject({ remaining: '0' });
  });
});

describe('many networks', () => {
  it('each get what is theirs', async () => {
    for (const network of ['127.0.2', '127.0.3', '127.0.4']) {
      const asking = Array.from({ length: PER_NETWORK + 2 }, (_, index) => () => generate(`${network}.${index + 1}`));
      expect(await statusesOf(asking)).toEqual([...ADMITTED, 429, 429]);
    }
    expect(networkOf(await askFrom('127.0.5.1', '/api/limits')).remaining).toBe(String(PER_NETWORK));
  });
});
