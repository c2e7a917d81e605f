import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Notice } from '@factoids/core';
import { afterEach, describe, expect, it } from 'vitest';
import { slackNotifier } from './slack-notifier.ts';

const PATH = '/services/T0/B0/secret-of-the-test';
const notice: Notice = {
  type: 'notice.soft_limit',
  scope: 'session:<!channel>',
  window: '2026-11-22',
  committed_usd: '0.040000000',
  budget_usd: '0.050000000',
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An incoming webhook on this machine; 0 never answers. */
async function webhook(status: number) {
  const seen: unknown[] = [];
  server = createServer(async (request, response) => {
    seen.push([request.method, request.url, await json(request)]);
    if (status > 0) response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
  return { seen, ...notifierAt(url, status === 0 ? 150 : 5_000) };
}

function notifierAt(webhookUrl: string, timeoutMs = 5_000) {
  const lost: Error[] = [];
  const notifier = slackNotifier({ webhookUrl, stage: 'test', timeoutMs, onLost: (reason) => lost.push(reason) });
  return { lost, notifier };
}

describe('Slack', () => {
  it('gets one message in words, in which nothing is markup', async () => {
    const { seen, lost, notifier } = await webhook(200);
    await notifier.notify(notice);
    expect(seen).toEqual([
      ['POST', PATH, { text: expect.stringContaining('[test] Budget: session &lt;!channel&gt; has committed $0.04 of $0.05') }],
    ]);
    expect(lost).toEqual([]);
  });

  it.each([500, 404, 302, 0])('that answers %i (0: never) fails nobody, and shows no address', async (status) => {
    const { lost, notifier } = await webhook(status);
    await notifier.notify(notice);
    expect(lost).toHaveLength(1);
    expect(String(lost[0])).not.toMatch(/secret|127\.0/);
  });

  it('that nobody serves fails nobody', async () => {
    const { lost, notifier } = notifierAt(`http://127.0.0.1:1${PATH}`);
    await notifier.notify(notice);
    expect(lost).toHaveLength(1);
  });
});
