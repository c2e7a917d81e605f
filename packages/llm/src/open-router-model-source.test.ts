import { ProviderError } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { openRouterGenerationLookup } from './open-router-generation-lookup.ts';
import { openRouterModelSource } from './open-router-model-source.ts';
import { type ScriptedProvider, startScriptedProvider } from './testing/scripted-provider.ts';
import { API_KEY } from './testing/write-request.ts';

function serving(body: string, status = 200): Promise<ScriptedProvider> {
  return startScriptedProvider((response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
}

const SMALL = {
  id: 'acme/small',
  name: 'Acme: Small',
  context_length: 32_768,
  pricing: { prompt: '0.00000015', completion: '0.0000006', image: '0.1', discount: 0 },
  top_provider: { context_length: 32_768, max_completion_tokens: 8_192, is_moderated: false },
  supported_parameters: ['max_tokens', 'temperature', 'structured_outputs', 'tools', 'tool_choice'],
  architecture: { output_modalities: ['text'] },
  something_new: { from: 'tomorrow' },
};

async function listed(data: readonly unknown[]) {
  await using provider = await serving(JSON.stringify({ data }));
  let skipped = -1;
  const source = openRouterModelSource({ baseUrl: provider.baseUrl, timeoutMs: 2_000, onSkipped: (count) => (skipped = count) });
  return { models: await source.list(), skipped, request: provider.requests[0]! };
}

describe('the list of models', () => {
  it('keeps what a quote needs, prices as the provider wrote them', async () => {
    const { models, request } = await listed([SMALL]);
    expect(request).toMatchObject({ method: 'GET', path: '/api/v1/models' });
    expect(request.headers.authorization).toBeUndefined();
    expect(models).toEqual([
      {
        id: 'acme/small',
        name: 'Acme: Small',
        contextLength: 32_768,
        maxCompletionTokens: 8_192,
        prices: { prompt: '0.00000015', completion: '0.0000006', request: '0' },
        overrides: [],
        structuredOutput: true,
        tools: true,
      },
    ]);
  });

  it('reads prices that come as numbers without rounding them', async () => {
    await using provider = await serving(
      '{"data":[{"id":"a/b","context_length":9,"pricing":{"prompt":1.5e-7,"completion":0.00000060000000000000001}}]}',
    );
    const [model] = await openRouterModelSource({ baseUrl: provider.baseUrl, timeoutMs: 2_000 }).list();
    expect(model?.prices).toEqual({ prompt: '1.5e-7', completion: '0.00000060000000000000001', request: '0' });
  });

  it('knows long-context and time-of-day prices', async () => {
    const overrides = [
      { min_prompt_tokens: 200_000, prompt: '0.0000003', completion: '0.0000012' },
      { utc_start: 2230, utc_end: 400, utc_days: ['monday'], prompt: '0.0000001', input_cache_read: '0' },
    ];
    const { models } = await listed([{ ...SMALL, pricing: { ...SMALL.pricing, overrides } }]);
    expect(models[0]?.overrides).toEqual([
      { prices: { prompt: '0.0000003', completion: '0.0000012' }, minPromptTokens: 200_000, window: null },
      { prices: { prompt: '0.0000001', cacheRead: '0' }, minPromptTokens: null, window: { fromMinute: 1_350, toMinute: 240 } },
    ]);
  });

  it('knows what a cached prompt costs, and the fee of a request', async () => {
    await using provider = await serving(
      '{"data":[{"id":"a/b","context_length":9,"pricing":{"prompt":"3e-6","completion":"0.000015","request":0.0050000000000000001,' +
        '"input_cache_read":3e-7,"input_cache_write":0.0000037500000000000001,"overrides":[{"min_prompt_tokens":9,"input_cache_write":"1e-5"}]}}]}',
    );
    const [model] = await openRouterModelSource({ baseUrl: provider.baseUrl, timeoutMs: 2_000 }).list();
    expect(model?.prices).toEqual({
      prompt: '3e-6',
      completion: '0.000015',
      request: '0.0050000000000000001',
      cacheRead: '3e-7',
      cacheWrite: '0.0000037500000000000001',
    });
    expect(model?.overrides).toEqual([{ prices: { cacheWrite: '1e-5' }, minPromptTokens: 9, window: null }]);
  });

  it.each([
    ['no prices', undefined],
    ['a price that is none', { prompt: '-1', completion: '-1' }],
    ['half a price', { prompt: '0.1' }],
    ['a cache at an unknown price', { prompt: '0.1', completion: '0.1', input_cache_write: '-1' }],
    ['a fee that is unknown', { prompt: '0.1', completion: '0.1', request: 'some' }],
    ['an override that cannot be read', { prompt: '0.1', completion: '0.1', overrides: [{ prompt: 'dear' }] }],
  ])('calls a model with %s unpriced instead of free', async (_name, pricing) => {
    const { models, skipped } = await listed([{ ...SMALL, pricing }]);
    expect(models[0]).toMatchObject({ id: 'acme/small', prices: null, overrides: [] });
    expect(skipped).toBe(0);
  });

  it('takes the dearer price where reasoning has one of its own', async () => {
    const { models } = await listed([{ ...SMALL, pricing: { ...SMALL.pricing, internal_reasoning: '0.000003' } }]);
    expect(models[0]?.prices?.completion).toBe('0.000003');
  });

  it('leaves out and counts what it cannot read, and leaves out what writes no text', async () => {
    const painter = { ...SMALL, id: 'acme/painter', architecture: { output_modalities: ['image'] } };
    const { models, skipped } = await listed([null, 'x', { id: 7 }, { id: 'acme/no-context' }, painter, SMALL]);
    expect(models.map((model) => model.id)).toEqual(['acme/small']);
    expect(skipped).toBe(4);
  });

  it.each([
    [200, '{"models":[]}', 'provider_failed'],
    [200, '<html>', 'provider_failed'],
    [404, '{}', 'provider_failed'],
    [429, '{}', 'provider_busy'],
    [500, '{}', 'provider_failed'],
  ])('fails as a whole on %i %s', async (status, body, code) => {
    await using provider = await serving(body, status);
    const reading = openRouterModelSource({ baseUrl: provider.baseUrl, timeoutMs: 2_000 }).list();
    await expect(reading).rejects.toMatchObject({ code });
    await expect(reading).rejects.toBeInstanceOf(ProviderError);
    expect(provider.requests).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    await using provider = await startScriptedProvider(() => undefined);
    await expect(openRouterModelSource({ baseUrl: provider.baseUrl, timeoutMs: 100 }).list()).rejects.toMatchObject({
      code: 'provider_timeout',
    });
  });
});

describe('a generation that is looked up', () => {
  async function lookedUp(body: string, status = 200) {
    await using provider = await serving(body, status);
    const lookup = openRouterGenerationLookup({ baseUrl: provider.baseUrl, apiKey: API_KEY, timeoutMs: 2_000 });
    return { usage: await lookup.find('gen-1&x=2'), request: provider.requests[0]! };
  }

  it('has the exact cost and the native token counts', async () => {
    const { usage, request } = await lookedUp(
      '{"data":{"id":"gen-1","total_cost":0.0000184505,"tokens_prompt":9,"native_tokens_prompt":11,"native_tokens_completion":28,"cancelled":true}}',
    );
    expect(usage).toEqual({ promptTokens: 11, completionTokens: 28, cost: 18_451 });
    expect(request).toMatchObject({ method: 'GET', path: '/api/v1/generation?id=gen-1%26x%3D2' });
    expect(request.headers.authorization).toBe(`Bearer ${API_KEY}`);
  });

  it.each([
    ['it is not there yet', '{"error":{"code":404,"message":"no"}}', 404],
    ['its cost is not known yet', '{"data":{"id":"gen-1","total_cost":null}}', 200],
    ['the answer has another shape', '{"generation":{}}', 200],
  ])('is unknown while %s', async (_name, body, status) => {
    expect((await lookedUp(body, status)).usage).toBeNull();
  });

  it('is an error when the provider cannot be asked', async () => {
    await expect(lookedUp('{}', 500)).rejects.toMatchObject({ code: 'provider_failed', billed: false });
  });
});
