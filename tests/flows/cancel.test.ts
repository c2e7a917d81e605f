import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud();
const GENERATE = '/api/factoids/generate';

describe('cancelling', () => {
  it('stops a run whose model is at work, tells every reader, and is harmless when repeated', async () => {
    cloud().provider?.hold();
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE, { topic: 'whales' })).json;
    const following = reader.follow(run.stream_url);
    const asked = await reader.post(`${run.status_url}/cancel`);
    expect(asked.status).toBe(200);
    const { events } = await following;
    cloud().provider?.release();
    expect(events.at(-1)?.type).toBe('cancelled');
    expect((await reader.ask(run.status_url)).json).toMatchObject({ status: 'cancelled', factoid: null, problem: null });
    const repeated = await reader.post(`${run.status_url}/cancel`);
    expect([repeated.status, repeated.json.status]).toEqual([200, 'cancelled']);
    expect((await reader.follow(run.stream_url)).events).toEqual(events);
  });

  it('leaves a run that has ended as it is', async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    await reader.follow(run.stream_url);
    expect((await reader.post(`${run.status_url}/cancel`)).json.status).toBe('succeeded');
  });
});
