import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import * as z from 'zod';

interface SlackDouble {
  readonly url: string;
  /** What was posted, oldest first. */
  readonly texts: readonly string[];
}

const Message = z.strictObject({ text: z.string() });

/** An incoming webhook of Slack's on this machine, which ends with the test file. */
export async function startSlackDouble(): Promise<SlackDouble> {
  const texts: string[] = [];
  const server = createServer(async (request, response) => {
    texts.push(Message.parse(await json(request)).text);
    response.end('ok');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/B0/x`, texts };
}
