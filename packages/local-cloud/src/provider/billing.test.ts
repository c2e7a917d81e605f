import { afterEach, expect, it } from 'vitest';
import { addDecimals, formatDecimal, multiplyDecimal, parseDecimal } from './decimal.ts';
import type { OfflineProvider, OfflineProviderOptions } from './index.ts';
import { findChatModel } from './model-catalog.ts';
import { costOf, priceAt } from './price.ts';
import {
  dataLines,
  factoidRequest,
  get,
  jsonOf,
  post,
  startInstantProvider,
  type WireCompletion,
} from './testing/provider-client.ts';
import { countTokens, tokenize } from './tokens.ts';

let provider: OfflineProvider | undefined;
afterEach(() => provider?.stop());

async function start(options: OfflineProviderOptions = {}): Promise<OfflineProvider> {
  provider = await startInstantProvider(options);
  return provider;
}

function billOf(model: string, promptTokens: number, completionTokens: number): string {
  const { prompt, completion, request } = findChatModel(model)!.pricing;
  const tokens = [
    multiplyDecimal(parseDecimal(prompt), promptTokens),
    multiplyDecimal(parseDecimal(completion), completionTokens),
  ];
  return formatDecimal(addDecimals(...tokens, parseDecimal(request)));
}

it.each(['acme/small', 'cobalt/scribe', 'ember/metered', 'ember/grand'])(
  'charges %s to the last digit, alike in stream, answer and lookup',
  async (model) => {
    const running = await start();
    const response = await post(running, factoidRequest('otters', { model, stream: true }));
    const usage = dataLines(await response.text()).at(-2)!;
    const { promptTokens, completionTokens, cost } = running.ledger[0]!;
    const generation = await (await get(running, `/generation?id=${response.headers.get('x-generation-id')}`)).text();
    expect(cost).toBe(billOf(model, promptTokens, completionTokens));
    expect(usage).toContain(`"cost":${cost},`);
    expect(generation).toContain(`"total_cost":${cost},`);
    expect(cost).not.toMatch(/e/i);
  },
);

it('charges for the model that a router without a price passed the request on to', async () => {
  const running = await start();
  const { model } = await jsonOf<WireCompletion>(await post(running, factoidRequest('otters', { model: 'foundry/auto' })));
  const { promptTokens, completionTokens, cost } = running.ledger[0]!;
  expect(model).toBe('acme/large');
  expect(cost).toBe(billOf('acme/large', promptTokens, completionTokens));
});

it.each([
  { when: 'by day', promptTokens: 32_000, at: '2026-11-22T12:00:00Z', cost: '0.008001' },
  { when: 'one token over the threshold', promptTokens: 32_001, at: '2026-11-22T12:00:00Z', cost: '0.016002' },
  { when: 'when the night window opens', promptTokens: 1, at: '2026-11-22T22:30:00Z', cost: '0.000003' },
  { when: 'after midnight', promptTokens: 1, at: '2026-11-22T01:59:00Z', cost: '0.000003' },
  { when: 'when the night window closes', promptTokens: 1, at: '2026-11-22T02:00:00Z', cost: '0.00000125' },
  {
    when: 'at night and over the threshold, where the later entry wins',
    promptTokens: 32_001,
    at: '2026-11-22T23:00:00Z',
    cost: '0.019203',
  },
])('prices Horizon with its overrides $when', ({ promptTokens, at, cost }) => {
  const price = priceAt(findChatModel('boreal/horizon')!.pricing, promptTokens, new Date(at));
  expect(formatDecimal(costOf(price, promptTokens, 1))).toBe(cost);
});

it.each([true, false])(
  'bills an aborted call (streamed: %s) for what was written until then, and says that it was cancelled',
  async (stream) => {
    const running = await start({ tokensPerSecond: 100 });
    const client = new AbortController();
    const answer = post(running, factoidRequest('otters', { stream }), { signal: client.signal }).catch(() => undefined);
    await expect.poll(() => running.ledger.length).toBe(1);
    if (stream) await (await answer)?.body?.getReader().read();
    client.abort();
    await expect.poll(() => running.ledger[0]?.settled).toBe(true);
    const { promptTokens, completionTokens, cost, aborted, generationId } = running.ledger[0]!;
    const { data } = await jsonOf<{ data: object }>(await get(running, `/generation?id=${generationId}`));
    expect(aborted).toBe(true);
    expect(completionTokens).toBeLessThan(30);
    expect(cost).toBe(billOf('acme/small', promptTokens, completionTokens));
    expect(data).toMatchObject({ cancelled: true, finish_reason: null, tokens_completion: completionTokens });
  },
);

it('bills the prompt of a call that was aborted before its first token', async () => {
  const running = await start();
  running.hold();
  const client = new AbortController();
  const answer = post(running, factoidRequest('otters', { stream: true }), { signal: client.signal }).catch(() => undefined);
  await expect.poll(() => running.ledger.length).toBe(1);
  expect((await get(running, `/generation?id=${running.ledger[0]!.generationId}`)).status).toBe(404);
  await answer;
  client.abort();
  await expect.poll(() => running.ledger[0]?.settled).toBe(true);
  const { promptTokens, completionTokens, cost } = running.ledger[0]!;
  expect(completionTokens).toBe(0);
  expect(cost).toBe(billOf('acme/small', promptTokens, 0));
});

it('cuts a stream, or leaves out its usage, where a test wants that, and still knows the cost', async () => {
  const running = await start({
    behaviour: ({ model }) => (model === 'acme/small' ? { cutAfterTokens: 5 } : { omitUsage: true }),
  });
  await expect(post(running, factoidRequest('otters', { stream: true })).then((response) => response.text())).rejects.toThrow();
  const whole = await (await post(running, factoidRequest('otters', { stream: true, model: 'acme/medium' }))).text();
  expect(whole).not.toContain('"usage"');
  expect(running.ledger.map(({ settled, finishReason }) => [settled, finishReason])).toEqual([
    [true, 'error'],
    [true, 'stop'],
  ]);
  expect(running.ledger[0]?.completionTokens).toBe(5);
});

it.each(['plain words', 'Žluťoučký kůň 🦦🦦 数学', ''])('counts no more tokens than bytes, and loses nothing of %j', (text) => {
  expect(tokenize(text).join('')).toBe(text);
  expect(countTokens(text)).toBeLessThanOrEqual(Buffer.byteLength(text));
  expect(countTokens(text)).toBeGreaterThanOrEqual(Math.ceil(Buffer.byteLength(text) / 4));
});
