import { type EmbedRequest, ProviderError } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { type EmbedderOptions, openRouterEmbedder } from './open-router-embedder.ts';
import { type ScriptedProvider, startScriptedProvider } from './testing/scripted-provider.ts';
import { API_KEY } from './testing/write-request.ts';

const TEXTS = ['Otters hold paws.', 'An octopus has three hearts.'];
const item = (index: number, embedding: unknown) => ({ object: 'embedding', index, embedding });
const BOTH = [item(0, [1, 0]), item(1, [0, 1])];

function embedAt({ baseUrl }: ScriptedProvider, changes: Partial<EmbedRequest> = {}, options: Partial<EmbedderOptions> = {}) {
  const embedder = openRouterEmbedder({ baseUrl, apiKey: API_KEY, idleTimeoutMs: 5_000, totalTimeoutMs: 10_000, ...options });
  return embedder.embed({
    model: 'acme/embed',
    texts: TEXTS,
    dimensions: 2,
    maxPrice: { promptUsdPerMillion: '0.02', completionUsdPerMillion: '0', requestUsd: '0' },
    signal: new AbortController().signal,
    ...changes,
  });
}

/** The cost is text, so that a test decides how the number is written. */
function answering(data: unknown, { cost = '0.00000012', id = '"id":"gen-emb-1",' } = {}): Promise<ScriptedProvider> {
  return startScriptedProvider((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const usage = `{"prompt_tokens":6,"total_tokens":6,"cost":${cost}}`;
    response.end(`{${id}"object":"list","model":"acme/embed","data":${JSON.stringify(data)},"usage":${usage}}`);
  });
}

async function failureOf(embedding: Promise<unknown>): Promise<ProviderError> {
  const thrown = await embedding.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ProviderError);
  return thrown as ProviderError;
}

describe('vectors of texts', () => {
  it('come in the order of the texts, with what they cost to the nano-dollar', async () => {
    await using provider = await answering(BOTH.toReversed(), { cost: '1.205e-7' });
    expect(await embedAt(provider, {}, { siteTitle: 'Factoids' })).toEqual({
      vectors: [
        [1, 0],
        [0, 1],
      ],
      generationId: 'gen-emb-1',
      usage: { promptTokens: 6, completionTokens: 0, cost: 121 },
    });
    const [request] = provider.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/embeddings' });
    expect(request!.headers).toMatchObject({ authorization: `Bearer ${API_KEY}`, 'x-title': 'Factoids' });
    expect(request!.body).toEqual({
      model: 'acme/embed',
      input: TEXTS,
      dimensions: 2,
      encoding_format: 'float',
      provider: { max_price: { prompt: '0.02', completion: '0', request: '0' } },
    });
  });

  it('are kept when neither name nor cost is told', async () => {
    await using provider = await answering(BOTH, { cost: 'null', id: '' });
    expect(await embedAt(provider)).toMatchObject({ generationId: null, usage: { promptTokens: 6, cost: null } });
  });

  it.each([
    ['one is missing', [item(0, [1, 0])]],
    ['one comes twice', [item(0, [1, 0]), item(0, [0, 1])]],
    ['one has another length', [item(0, [1, 0]), item(1, [0, 1, 0])]],
    ['one is no list of numbers', [item(0, [1, 0]), item(1, 'AACAPwAAAAA=')]],
    ['there are none', null],
  ])('are of no use when %s, and are paid all the same', async (_what, data) => {
    await using provider = await answering(data);
    const failure = await failureOf(embedAt(provider));
    expect(failure).toMatchObject({ code: 'invalid_output', billed: true, generationId: 'gen-emb-1', usage: { cost: 120 } });
  });

  it.each([
    { status: 400, code: 'provider_failed', billed: false },
    { status: 429, code: 'provider_busy', billed: false },
    { status: 500, code: 'provider_failed', billed: true },
    { status: 503, code: 'provider_failed', billed: false },
  ])('are asked for once: $status is $code', async ({ status, code, billed }) => {
    await using provider = await startScriptedProvider((response, { text }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' });
      response.end(JSON.stringify({ error: { message: `you sent ${text}` } }));
    });
    const failure = await failureOf(embedAt(provider));
    expect(failure).toMatchObject({ code, billed });
    expect(failure.particulars.retryAfterSeconds).toBe(status === 429 ? 7 : undefined);
    expect(String(failure.cause)).not.toContain('Otters');
    expect(provider.requests).toHaveLength(1);
  });

  it('are not waited for longer than the limit', async () => {
    await using provider = await startScriptedProvider(() => undefined);
    const failure = await failureOf(embedAt(provider, {}, { totalTimeoutMs: 30 }));
    expect(failure).toMatchObject({ code: 'provider_timeout', billed: true });
    await provider.hangUp;
  });

  it('are given up with their caller', async () => {
    const stop = new AbortController();
    await using provider = await startScriptedProvider(() => stop.abort());
    expect(await failureOf(embedAt(provider, { signal: stop.signal }))).toMatchObject({ code: 'provider_failed', billed: true });
    await provider.hangUp;
  });

  it('cost nothing when nobody is there', async () => {
    const provider = await answering(BOTH);
    await provider[Symbol.asyncDispose]();
    expect(await failureOf(embedAt(provider))).toMatchObject({ code: 'provider_failed', billed: false });
  });
});
