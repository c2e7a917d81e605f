import { LLMock } from '@copilotkit/aimock';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfflineProvider } from './index.ts';
import {
  dataLines,
  FACTOID_SCHEMA,
  factoidRequest,
  get,
  jsonOf,
  post,
  startInstantProvider,
  type WireCompletion,
  type WireModel,
} from './testing/provider-client.ts';

const TOOL = { type: 'function', function: { name: 'write_factoid', parameters: FACTOID_SCHEMA } } as const;

let provider: OfflineProvider;
beforeAll(async () => {
  provider = await startInstantProvider();
});
afterAll(() => provider.stop());

async function failure(body: object) {
  const response = await post(provider, body);
  return { status: response.status, ...(await jsonOf<{ error: object }>(response)) };
}

describe('the price list', () => {
  it('offers models at different prices, with and without each capability', async () => {
    const { data } = await jsonOf<{ data: WireModel[] }>(await fetch(`${provider.baseUrl}/models`));
    const capabilities = data.map(({ supported_parameters: names }) =>
      [names.includes('tools'), names.includes('structured_outputs')].join(),
    );
    expect(data.length).toBeGreaterThanOrEqual(8);
    expect(new Set(data.map(({ pricing }) => pricing['prompt'])).size).toBe(data.length);
    expect(new Set(capabilities)).toEqual(new Set(['true,true', 'true,false', 'false,true', 'false,false']));
  });

  it('gives prices as decimal text, one of them conditional and one unknown', async () => {
    const { data } = await jsonOf<{ data: WireModel[] }>(await fetch(`${provider.baseUrl}/models`));
    const texts = data.flatMap(({ pricing: { overrides: _, ...prices } }) => Object.values(prices));
    expect(texts.every((text) => typeof text === 'string' && /^(-1|\d+(\.\d+)?)$/.test(text))).toBe(true);
    const overrides = data.flatMap(({ pricing }) => pricing.overrides ?? []);
    expect(overrides.some(({ min_prompt_tokens: floor = 0 }) => floor > 0)).toBe(true);
    expect(overrides.some(({ utc_start: start = 0, utc_end: end = 0 }) => start > end)).toBe(true);
    expect(texts).toContain('-1');
  });
});

describe('a streamed completion', () => {
  it('opens with a comment, streams the text, and ends with the usage in a chunk without choices', async () => {
    const response = await post(provider, factoidRequest('otters', { stream: true }));
    const body = await response.text();
    const chunks = dataLines(body)
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(body.startsWith(': OPENROUTER PROCESSING\n\n')).toBe(true);
    expect(dataLines(body).at(-1)).toBe('[DONE]');
    expect(chunks.length).toBeGreaterThan(10);
    expect(new Set(chunks.map((chunk) => chunk.id))).toEqual(new Set([response.headers.get('x-generation-id')]));
    expect(Object.keys(JSON.parse(text))).toEqual(['text', 'subject', 'emoji']);
    expect(JSON.parse(text).text).toContain('sea otter');
    expect(chunks.at(-2).choices[0].finish_reason).toBe('stop');
    expect(chunks.at(-1).choices).toEqual([]);
    expect(chunks.at(-1).usage.total_tokens).toBe(chunks.at(-1).usage.prompt_tokens + chunks.length - 2);
  });

  it('streams the arguments of a function that the client forces', async () => {
    const choice = { type: 'function', function: { name: 'write_factoid' } };
    const request = factoidRequest('Venus', { stream: true, response_format: undefined, tools: [TOOL], tool_choice: choice });
    const chunks = dataLines(await (await post(provider, request)).text())
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const calls = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({
      index: 0,
      id: expect.stringMatching(/^call_/),
      function: { name: 'write_factoid', arguments: '' },
    });
    expect(JSON.parse(calls.map((call) => call.function.arguments).join('')).text).toContain('Venus');
    expect(chunks.at(-2).choices[0].finish_reason).toBe('tool_calls');
  });

  it('has the same fields as the frames that aimock took from real OpenRouter streams', async () => {
    const mock = new LLMock({ port: 0 });
    mock.onMessage(/.*/, { content: 'words', usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, cost: 0.1 } });
    await mock.start();
    const request = {
      model: 'acme/small',
      stream: true,
      messages: [{ role: 'user', content: 'words' }],
      stream_options: { include_usage: true },
    };
    const theirs = await streamOf(`${mock.url}/api/v1`, request);
    const ours = await streamOf(provider.baseUrl, request);
    await mock.stop();
    const optional = new Set(['system_fingerprint', 'service_tier']);
    const fields = (chunk: object) => Object.keys(chunk).filter((key) => !optional.has(key));
    expect(fields(ours[0])).toEqual(expect.arrayContaining(fields(theirs[0])));
    expect(fields(ours[0].choices[0])).toEqual(expect.arrayContaining(fields(theirs[0].choices[0])));
    expect(fields(ours.at(-1).usage)).toEqual(expect.arrayContaining(fields(theirs.at(-1).usage)));
  });
});

describe('a plain completion', () => {
  it('writes the factoid for every way of asking for it', async () => {
    const prompted = { role: 'user', content: 'Answer in JSON with text, subject and emoji. {"topic":"giraffes"}' };
    const asked = [
      factoidRequest('giraffes', { model: 'cobalt/scribe' }),
      factoidRequest('giraffes', { response_format: { type: 'json_object' } }),
      { model: 'delta/plain', messages: [prompted] },
    ];
    for (const request of asked) {
      const { choices } = await jsonOf<WireCompletion>(await post(provider, request));
      expect(JSON.parse(choices[0].message.content)).toMatchObject({ subject: 'Animals', emoji: expect.any(String) });
    }
  });

  it('talks in plain words when nobody asks for JSON', async () => {
    const request = { model: 'acme/small', messages: [{ role: 'user', content: 'Tell me something about flamingos' }] };
    const { choices } = await jsonOf<WireCompletion>(await post(provider, request));
    expect(choices[0].message.content).toContain('Flamingos');
    expect(choices[0].message.content).not.toContain('{');
  });

  it('stops at max_tokens and says so', async () => {
    const request = factoidRequest('otters', { max_tokens: 7 });
    const { choices, usage } = await jsonOf<WireCompletion>(await post(provider, request));
    expect(choices[0].finish_reason).toBe('length');
    expect(usage.completion_tokens).toBe(7);
    expect(Buffer.byteLength(choices[0].message.content)).toBeLessThanOrEqual(28);
  });
});

describe('a refusal', () => {
  it('asks for a key', async () => {
    const response = await fetch(`${provider.baseUrl}/chat/completions`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: 401, message: 'No auth credentials found' } });
  });

  it('names an unknown model, a broken body and a price above the maximum, and bills nothing', async () => {
    const billed = provider.ledger.length;
    expect(await failure(factoidRequest('x', { model: 'nobody/nothing' }))).toMatchObject({ status: 400, error: { code: 400 } });
    expect(await failure({ model: 'acme/small', messages: [] })).toMatchObject({ status: 400, error: { code: 400 } });
    const cheap = { provider: { max_price: { prompt: '0.05', completion: 0.19 } } };
    expect(await failure(factoidRequest('x', cheap))).toMatchObject({ status: 404, error: { code: 404 } });
    expect(await failure(factoidRequest('x', { model: 'delta/plain', tools: [TOOL] }))).toMatchObject({ status: 404 });
    expect(provider.ledger.length).toBe(billed);
  });

  it('lets a price that equals the maximum pass', async () => {
    const exact = { provider: { max_price: { prompt: 0.05, completion: '0.2', request: '0' } } };
    expect((await post(provider, factoidRequest('x', exact))).status).toBe(200);
  });

  it("comes as a fault of the caller's choice, with Retry-After", async () => {
    provider.settings.behaviour = () => ({ refusal: { status: 429, message: 'slow down', retryAfterSeconds: 3 } });
    const response = await post(provider, factoidRequest('x'));
    provider.settings.behaviour = () => ({});
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
  });
});

describe('the openai package', () => {
  it('streams a factoid with its cost, and reads embeddings', async () => {
    const client = new OpenAI({ apiKey: 'test', baseURL: provider.baseUrl, maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: '{"topic":"volcanoes"}' }];
    const stream = await client.chat.completions.create({ model: 'acme/large', messages, stream: true });
    const chunks = await Array.fromAsync(stream);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).not.toBe('');
    expect(chunks.at(-1)?.usage).toMatchObject({ cost: expect.any(Number) });
    const { data } = await client.embeddings.create({
      model: 'acme/embed',
      input: ['sea otters', 'a sea otter', 'inflation'],
      dimensions: 64,
    });
    const [first, second, third] = data.map(({ embedding }) => embedding);
    expect(dot(first!, first!)).toBeCloseTo(1, 5);
    expect(dot(first!, second!)).toBeGreaterThan(dot(first!, third!));
  });
});

it('tells the key its spend so far', async () => {
  const { data } = await jsonOf<{ data: { usage: number } }>(await get(provider, '/key'));
  expect(data.usage).toBeGreaterThan(0);
});

it('keeps answers back until they are released', async () => {
  provider.hold();
  const seen = provider.ledger.length;
  const answer = post(provider, factoidRequest('otters'));
  await expect.poll(() => provider.ledger.length).toBe(seen + 1);
  expect(provider.ledger.at(-1)).toMatchObject({ settled: false, completionTokens: 0 });
  provider.release();
  expect((await answer).status).toBe(200);
  expect(provider.requests.at(-1)).toMatchObject({ method: 'POST', path: '/chat/completions' });
});

async function streamOf(baseUrl: string, request: object) {
  const headers = { authorization: 'Bearer test', 'content-type': 'application/json' };
  const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(request) });
  return dataLines(await response.text())
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
