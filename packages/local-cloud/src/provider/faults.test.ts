import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_FAULTS, type ProviderFault } from './faults.ts';
import type { OfflineProvider } from './index.ts';
import type { CallStep } from './settings.ts';
import { dataLines, factoidRequest, get, jsonOf, post, startInstantProvider } from './testing/provider-client.ts';

let provider: OfflineProvider;
beforeAll(async () => {
  provider = await startInstantProvider();
});
afterEach(() => {
  provider.settings.behaviour = () => ({});
});
afterAll(() => provider.stop());

function streaming(fault: ProviderFault, signal?: AbortSignal): Promise<Response> {
  provider.settings.behaviour = () => provider.faults[fault];
  return post(provider, factoidRequest('otters', { stream: true }), signal ? { signal } : {});
}

async function chunksOf(response: Response) {
  const lines = dataLines(await response.text());
  return { last: lines.at(-1), chunks: lines.slice(0, -1).map((line) => JSON.parse(line)) };
}

const textOf = (chunks: readonly { choices: { delta: { content?: string } }[] }[]) =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

describe('a provider that refuses', () => {
  it.each([
    ['rate_limited', 429, '7'],
    ['server_error', 500, null],
    ['overloaded', 503, null],
  ] as const)('%s: says so by its status before any work, and bills nothing', async (fault, status, retryAfter) => {
    const billed = provider.ledger.length;
    const response = await streaming(fault);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await response.json()).toMatchObject({ error: { code: status } });
    expect(provider.ledger.length).toBe(billed);
  });
});

describe('a provider that says nothing', () => {
  it('accepts and bills the call, and sends not even headers, until its client goes away', async () => {
    const client = new AbortController();
    const seen = provider.ledger.length;
    const answer = streaming('never_answers', client.signal).then(
      () => 'answered',
      () => 'gone',
    );
    await expect.poll(() => provider.ledger.length).toBe(seen + 1);
    expect(await Promise.race([answer, sleep(50, 'silent')])).toBe('silent');
    client.abort();
    expect(await answer).toBe('gone');
    await expect.poll(() => provider.ledger.at(-1)).toMatchObject({ settled: true, aborted: true, completionTokens: 0 });
    expect((await get(provider, `/generation?id=${provider.ledger.at(-1)?.generationId}`)).status).toBe(200);
  });

  it('names the generation in its headers, and then falls silent', async () => {
    const client = new AbortController();
    const response = await streaming('falls_silent', client.signal);
    expect(response.headers.get('x-generation-id')).toBe(provider.ledger.at(-1)?.generationId);
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^:/);
    expect(await Promise.race([reader?.read(), sleep(50, 'silent')])).toBe('silent');
    client.abort();
  });

  it('shows that it is at work while its first word is slow', async () => {
    const client = new AbortController();
    const response = await streaming('slow_first_token', client.signal);
    const reader = response.body?.getReader();
    const opening = new TextDecoder().decode((await reader?.read())?.value);
    const next = new TextDecoder().decode((await reader?.read())?.value);
    expect([opening, next]).toEqual([': OPENROUTER PROCESSING\n\n', ': OPENROUTER PROCESSING\n\n']);
    client.abort();
  });
});

describe('a stream that breaks', () => {
  it.each([
    ['cut_in_mid_stream', 9],
    ['cut_before_first_token', 0],
  ] as const)('%s: the connection is cut, and what was written is billed', async (fault, written) => {
    const response = await streaming(fault);
    await expect(response.text()).rejects.toThrow();
    expect(provider.ledger.at(-1)).toMatchObject({ completionTokens: written, finishReason: 'error', settled: true });
  });

  it('carries an error object beside finish reason `error`, and no usage', async () => {
    const { chunks, last } = await chunksOf(await streaming('error_in_stream'));
    expect(chunks.at(-1)).toMatchObject({
      error: { code: 502, message: expect.any(String) },
      choices: [{ finish_reason: 'error', delta: { content: '' } }],
    });
    expect([chunks.length, last]).toEqual([10, '[DONE]']);
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it('has a frame that is no JSON', async () => {
    const lines = dataLines(await (await streaming('garbled_frame')).text());
    expect(() => JSON.parse(lines[8] ?? '')).not.toThrow();
    expect(() => JSON.parse(lines[9] ?? '')).toThrow();
  });
});

describe('an answer of no use', () => {
  it.each(['malformed_json', 'wrong_schema', 'empty_answer'] as const)('%s: comes whole, with its usage', async (fault) => {
    const { chunks } = await chunksOf(await streaming(fault));
    expect(textOf(chunks)).toBe(PROVIDER_FAULTS[fault].answer);
    expect(chunks.at(-2).choices[0].finish_reason).toBe('stop');
    expect(chunks.at(-1).usage.cost).toEqual(expect.any(Number));
  });

  it('loses its usage chunk, and is still known to /generation', async () => {
    const response = await streaming('lost_usage');
    const { chunks } = await chunksOf(response);
    expect(chunks.at(-1).choices[0].finish_reason).toBe('stop');
    const lookup = await get(provider, `/generation?id=${response.headers.get('x-generation-id')}`);
    expect((await jsonOf<{ data: { total_cost: number } }>(lookup)).data.total_cost).toBe(Number(provider.ledger.at(-1)?.cost));
  });
});

it('lets a test step in before the headers, after them, after the first word and after the last', async () => {
  const seen: [CallStep, string][] = [];
  provider.settings.behaviour = () => ({ onStep: (step, generationId) => void seen.push([step, generationId]) });
  const response = await post(provider, factoidRequest('otters', { stream: true }));
  await response.text();
  const generationId = response.headers.get('x-generation-id');
  expect(seen).toEqual(['accepted', 'headers', 'first_token', 'last_token'].map((step) => [step, generationId]));
});

it('waits at a step for as long as the test does, and sends a client that left meanwhile nothing more', async () => {
  const [reached, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  provider.settings.behaviour = () => ({
    onStep: async (step) => {
      if (step !== 'accepted') return;
      reached.resolve();
      await gone.promise;
    },
  });
  const client = new AbortController();
  const answer = post(provider, factoidRequest('otters', { stream: true }), { signal: client.signal }).catch(() => 'gone');
  await reached.promise;
  client.abort();
  expect(await answer).toBe('gone');
  // The provider learns a moment later that its client has left.
  await sleep(50);
  gone.resolve();
  await expect.poll(() => provider.ledger.at(-1)).toMatchObject({ settled: true, aborted: true, completionTokens: 0 });
});
