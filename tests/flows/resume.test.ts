import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { problemOf, visitor } from './visitor.ts';

const cloud = useLocalCloud();

describe('a stream', () => {
  it('resumes after every single event with exactly the rest, and ends with 204 after the last', async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post('/api/factoids/generate', { topic: 'volcanoes' })).json;
    const { events } = await reader.follow(run.stream_url);
    expect(events.length).toBeGreaterThan(4);
    for (let seen = 0; seen < events.length; seen += 1) {
      expect((await reader.follow(run.stream_url, seen)).events).toEqual(events.slice(seen));
    }
    expect((await reader.follow(run.stream_url, events.length)).status).toBe(204);
    expect((await reader.follow(run.stream_url, 900_000)).status).toBe(204);
  });

  it('reads the same for two readers at once, one of whom comes late', async () => {
    cloud().provider?.hold();
    const reader = visitor(cloud().url);
    const run = (await reader.post('/api/factoids/generate', { topic: 'bees' })).json;
    const early = reader.follow(run.stream_url);
    const late = reader.follow(run.stream_url, 1);
    cloud().provider?.release();
    const [first, second] = await Promise.all([early, late]);
    expect(second.events).toEqual(first.events.slice(1));
  });

  it('refuses a Last-Event-ID that is no event number', async () => {
    const reader = visitor(cloud().url);
    const run = (await reader.post('/api/factoids/generate')).json;
    const answer = await reader.ask(run.stream_url, { headers: { 'last-event-id': 'seven' } });
    expect([answer.status, problemOf(answer).code]).toEqual([422, 'invalid_request']);
  });
});
