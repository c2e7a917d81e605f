import { ProviderError, type WriteRequest } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import {
  contentChunk,
  finishChunk,
  openStream,
  type ScriptedProvider,
  sendData,
  startScriptedProvider,
  usageChunk,
} from './testing/scripted-provider.ts';
import { API_KEY, collect, texts, writeRequest, writerAt } from './testing/write-request.ts';

const TOPIC = 'a very private topic';

type Timeouts = { readonly idleTimeoutMs?: number; readonly totalTimeoutMs?: number };

async function failureOf(
  provider: ScriptedProvider,
  changes: Partial<WriteRequest> = {},
  timeouts: Timeouts = {},
): Promise<ProviderError> {
  const events = writerAt(provider.baseUrl, timeouts).write(writeRequest({ topic: TOPIC, ...changes }));
  const error = await collect(events).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

function refusing(status: number, headers: Record<string, string> = {}): Promise<ScriptedProvider> {
  return startScriptedProvider((response, { text }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { code: status, message: `you sent ${text} with ${API_KEY}` } }));
  });
}

function everythingIn(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return JSON.stringify(error) ?? '';
  return [error.message, error.stack, JSON.stringify(error), everythingIn(error.cause, depth + 1)].join('\n');
}

describe('a call that the provider refuses', () => {
  it.each([
    { status: 400, code: 'provider_failed', billed: false },
    { status: 401, code: 'provider_failed', billed: false },
    { status: 402, code: 'provider_failed', billed: false },
    { status: 403, code: 'provider_failed', billed: false },
    { status: 404, code: 'provider_failed', billed: false },
    { status: 408, code: 'provider_timeout', billed: true },
    { status: 429, code: 'provider_busy', billed: false },
    { status: 500, code: 'provider_failed', billed: true },
    { status: 502, code: 'provider_failed', billed: true },
    { status: 503, code: 'provider_failed', billed: false },
  ])('with $status fails as $code after exactly one attempt', async ({ status, code, billed }) => {
    await using provider = await refusing(status);
    const error = await failureOf(provider);
    expect(error).toMatchObject({ code, billed, usage: null, generationId: null });
    expect(provider.requests).toHaveLength(1);
  });

  it('repeats neither the prompt nor the key nor the provider in its error', async () => {
    for (const status of [400, 401, 429, 500]) {
      await using provider = await refusing(status);
      const told = everythingIn(await failureOf(provider));
      expect(told).not.toContain(TOPIC);
      expect(told).not.toContain(API_KEY);
      expect(told).not.toContain('you sent');
    }
  });

  it.each([
    ['7', {}, 7],
    ['1.2', {}, 2],
    ['Sun, 22 Nov 2026 09:00:30 GMT', { date: 'Sun, 22 Nov 2026 09:00:00 GMT' }, 30],
    ['soon', {}, undefined],
  ])('passes on the wait it asks for (%s)', async (retryAfter, headers, seconds) => {
    await using provider = await refusing(429, { 'retry-after': retryAfter, ...headers });
    expect((await failureOf(provider)).particulars.retryAfterSeconds).toBe(seconds);
  });

  it('follows no redirect: that would be a second call', async () => {
    await using provider = await startScriptedProvider((response) => {
      response.writeHead(307, { location: '/api/v1/elsewhere' }).end();
    });
    expect((await failureOf(provider)).code).toBe('provider_failed');
    expect(provider.requests).toHaveLength(1);
  });

  it('costs nothing when nobody listens', async () => {
    const gone = await startScriptedProvider(() => undefined);
    await gone[Symbol.asyncDispose]();
    expect(await failureOf(gone)).toMatchObject({ code: 'provider_failed', billed: false });
  });
});

describe('a call that breaks', () => {
  it.each([
    ['the connection is cut', 'destroy' as const],
    ['the stream just ends', 'end' as const],
  ])('names its generation when %s', async (_name, ending) => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response);
      sendData(response, contentChunk('{"text": "Sea ot'));
      setTimeout(() => response[ending](), 20);
    });
    expect(await failureOf(provider)).toMatchObject({
      code: 'provider_failed',
      generationId: 'gen-1',
      billed: true,
      usage: null,
    });
    expect(provider.requests).toHaveLength(1);
  });

  it('carries the usage that came with an error in the stream', async () => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response, { generationId: null });
      sendData(response, contentChunk('{"text": "Sea ot'));
      sendData(response, usageChunk('0.00002'));
      sendData(response, finishChunk('error', { error: { code: 502, message: `upstream said ${TOPIC}` } }));
      response.end('data: [DONE]\n\n');
    });
    const error = await failureOf(provider);
    expect(error).toMatchObject({ code: 'provider_failed', generationId: 'gen-1', usage: { cost: 20_000 } });
    expect(everythingIn(error)).not.toContain(TOPIC);
  });

  it('is no factoid when the model finished with an error', async () => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response);
      sendData(response, contentChunk('{"text":"a","subject":"b","emoji":"c"}'));
      sendData(response, finishChunk('error'));
      response.end('data: [DONE]\n\n');
    });
    expect((await failureOf(provider)).code).toBe('provider_failed');
  });

  it('fails when a server answers 200 with an error for a body', async () => {
    await using provider = await startScriptedProvider((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': 'gen-9' });
      response.end(JSON.stringify({ error: { code: 500, message: 'no' } }));
    });
    expect(await failureOf(provider)).toMatchObject({ code: 'provider_failed', generationId: 'gen-9' });
  });
});

describe('a call that takes too long', () => {
  it.each([
    ['before a word', false],
    ['in the middle', true],
  ])('is ended when the provider falls silent %s', async (_name, speaksFirst) => {
    await using provider = await startScriptedProvider((response) => {
      if (!speaksFirst) return;
      openStream(response);
      sendData(response, contentChunk('{"text": "Sea'));
    });
    const error = await failureOf(provider, {}, { idleTimeoutMs: 150 });
    expect(error).toMatchObject({ code: 'provider_timeout', billed: true, generationId: speaksFirst ? 'gen-1' : null });
    await provider.hangUp;
  });

  it('is left alone while the provider shows signs of life', async () => {
    await using provider = await startScriptedProvider(async (response) => {
      openStream(response);
      for (let beat = 0; beat < 10; beat += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        response.write(': OPENROUTER PROCESSING\n\n');
      }
      sendData(response, contentChunk('{"text":"a","subject":"b","emoji":"c"}'));
      sendData(response, finishChunk());
      response.end('data: [DONE]\n\n');
    });
    const events = await collect(writerAt(provider.baseUrl, { idleTimeoutMs: 400 }).write(writeRequest()));
    expect(texts(events)).toEqual(['a']);
  });

  it('is ended at its deadline although the provider keeps sending', async () => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response);
      const beat = setInterval(() => response.write(': OPENROUTER PROCESSING\n\n'), 20);
      response.on('close', () => clearInterval(beat));
    });
    expect(await failureOf(provider, {}, { idleTimeoutMs: 2_000, totalTimeoutMs: 250 })).toMatchObject({
      code: 'provider_timeout',
    });
    await provider.hangUp;
  });
});

describe('a call that its caller gives up', () => {
  it('closes the connection, names the generation and shows nothing more', async () => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response);
      sendData(response, contentChunk('{"text": "Sea otters'));
    });
    const caller = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of writerAt(provider.baseUrl).write(writeRequest({ signal: caller.signal }))) {
        seen.push(...texts([event]));
        if (event.type === 'text') caller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'provider_failed', generationId: 'gen-1', billed: true });
    expect(seen).toEqual(['Sea otters']);
    await provider.hangUp;
  });

  it('closes the connection when the reader just leaves', async () => {
    await using provider = await startScriptedProvider((response) => {
      openStream(response);
      sendData(response, contentChunk('{"text": "Sea otters'));
    });
    for await (const event of writerAt(provider.baseUrl).write(writeRequest())) if (event.type === 'text') break;
    await provider.hangUp;
  });

  it('is not made when it was given up before', async () => {
    await using provider = await startScriptedProvider(() => undefined);
    expect(await failureOf(provider, { signal: AbortSignal.abort() })).toMatchObject({ code: 'provider_failed', billed: false });
    expect(provider.requests).toHaveLength(0);
  });
});
