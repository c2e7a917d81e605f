import { ApiProblem, factoidsClient, IDLE_RUN, reduceRun } from '@factoids/client';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { createApiKey } from './operator.ts';

const cloud = useLocalCloud();

async function client() {
  return factoidsClient({
    origin: cloud().url,
    apiKey: await createApiKey(cloud(), ['--name', 'Typed client', '--tier', 'pro']),
  });
}

describe('the typed client', () => {
  it('asks for a factoid, watches it to its end, and reads what the API keeps', async () => {
    const api = await client();
    const { default_model } = await api.listModels();
    const run = await api.generateFactoid({ topic: 'glaciers', ...(default_model && { model: default_model }) });
    let state = IDLE_RUN;
    for await (const event of api.watchRun(run)) state = reduceRun(state, event);
    expect(state).toMatchObject({ phase: 'succeeded', model: default_model });
    const { factoid } = await api.getRun(run.request_id);
    expect(factoid?.text).toBe(state.factoid?.text);
    expect((await api.listFactoids({ limit: 1 })).data[0]?.id).toBe(factoid?.id);
  });

  it('takes up a run where another reader left it', async () => {
    const api = await client();
    const run = await api.generateFactoid({ topic: 'whales' });
    const first: number[] = [];
    for await (const { seq } of api.watchRun(run)) {
      first.push(seq);
      if (seq === 3) break;
    }
    const rest: number[] = [];
    for await (const { seq } of api.watchRun(run, { lastSeq: 3 })) rest.push(seq);
    expect([...first, ...rest]).toEqual(Array.from({ length: first.length + rest.length }, (_, index) => index + 1));
    expect((await api.getRun(run.request_id)).status).toBe('succeeded');
  });

  it('leaves a run alone when it stops watching, and ends it when asked to', async () => {
    const api = await client();
    cloud().provider?.hold();
    const run = await api.generateFactoid({ topic: 'clocks' });
    const leaving = new AbortController();
    for await (const event of api.watchRun(run, { signal: leaving.signal })) if (event.type === 'pending') leaving.abort();
    expect(['pending', 'running']).toContain((await api.getRun(run.request_id)).status);
    await api.cancelRun(run.request_id);
    const types: string[] = [];
    for await (const { type } of api.watchRun(run)) types.push(type);
    cloud().provider?.release();
    expect(types.at(-1)).toBe('cancelled');
  });

  it('gives the API’s problem as a typed error', async () => {
    const refused = (await client()).generateFactoid({ model: 'nobody/nothing' });
    await expect(refused).rejects.toBeInstanceOf(ApiProblem);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'unknown_model', status: 422, retryable: false } });
  });
});
