import { spawn } from 'node:child_process';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** At the pace of a real model, or there would be nothing to tell apart. */
const cloud = useLocalCloud({ provider: { timeToFirstTokenMs: 100, tokensPerSecond: 40 } });

/** Stands before the cloud and hands an answer on only when it has all of it, as proxies like to do. */
const buffering: Server = createServer((asked, answer) => {
  const { method, headers } = asked;
  const onward = forward(new URL(asked.url ?? '/', cloud().url), { method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => answer.writeHead(response.statusCode ?? 502, response.headers).end(Buffer.concat(chunks)));
  });
  asked.pipe(onward);
});
beforeAll(() => new Promise<void>((resolve) => buffering.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  buffering.closeAllConnections();
  buffering.close();
});

function smoke(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['packages/ops/src/smoke/cli.ts', ...args], { cwd: ROOT });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

it('passes a deployment whose events come as they are written, and says what it saw', async () => {
  const { code, out } = await smoke('--url', cloud().url);
  expect(out).toMatch(/^healthz +\d+ ms {2}ok$/m);
  expect(out).toMatch(/^page .* none/m);
  expect(out).toMatch(/^stream .* events at \d+ moments/m);
  expect(out).toMatch(/^passed in/m);
  expect(code).toBe(0);
});

it('fails one behind something that keeps the events to the end, in one line', async () => {
  const { port } = buffering.address() as AddressInfo;
  const { code, out } = await smoke('--url', `http://127.0.0.1:${port}`);
  expect(out).toMatch(/^failed: The stream is buffered: .*$/m);
  expect(code).toBe(1);
});

it.each([
  ['no address', ['--url', 'nowhere'], /--url is no address/],
  ['an address where nobody is', ['--url', 'http://127.0.0.1:1'], /^failed: .*healthz does not answer/m],
])('fails at %s', async (_what, args, said) => {
  expect(await smoke(...args)).toMatchObject({ code: 1, out: expect.stringMatching(said) });
});

it('fails at a key that is not accepted, with what the API says of it', async () => {
  const { code, out } = await smoke('--url', cloud().url, '--api-key', 'nonsense');
  expect([code, out]).toEqual([1, expect.stringContaining('invalid_api_key')]);
});
