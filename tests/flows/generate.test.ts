import { Factoid, parseUsd, RunAccepted, RunEvent, RunView } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud();

describe('a factoid from asking to reading', () => {
  it('is accepted, written before the reader, kept, listed, and costs what the provider says', async () => {
    const reader = visitor(cloud().url);
    const accepted = await reader.post('/api/factoids/generate', { topic: 'otters' });
    expect(accepted.status).toBe(202);
    const run = RunAccepted.parse(accepted.json);
    expect(run).toMatchObject({ status: 'pending', stream_url: `/api/factoids/streams/${run.request_id}` });
    expect(accepted.headers.get('location')).toBe(run.status_url);

    const { status, events } = await reader.follow(run.stream_url);
    expect(status).toBe(200);
    const log = events.map(({ id, type, data }) => {
      const event = RunEvent.parse(data);
      expect([id, type]).toEqual([String(event.seq), event.type]);
      return event;
    });
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const types = log.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['pending', 'running', 'delta']);
    expect(types.slice(-2)).toEqual(['usage', 'succeeded']);

    const last = log.at(-1);
    const factoid = Factoid.parse(last?.type === 'succeeded' ? last.factoid : null);
    const written = log.map((event) => (event.type === 'delta' ? event.text : '')).join('');
    expect(factoid.text.startsWith(written.trimEnd())).toBe(true);

    const [entry] = cloud().provider?.ledger ?? [];
    expect(factoid.cost_usd && parseUsd(factoid.cost_usd)).toBe(parseUsd(String(entry?.cost)));
    expect(parseUsd(run.quote.max_cost_usd)).toBeGreaterThanOrEqual(parseUsd(factoid.cost_usd ?? '9'));

    const polled = RunView.parse((await reader.ask(run.status_url)).json);
    expect(polled).toMatchObject({ status: 'succeeded', factoid, usage: { cost_usd: factoid.cost_usd }, problem: null });
    expect((await reader.ask(`/api/factoids/${factoid.id}`)).json).toEqual(factoid);
    expect((await reader.ask('/api/factoids')).json.data[0]).toEqual(factoid);
    expect((await reader.ask('/api/factoids/requests')).json.data).toHaveLength(1);
  });

  it('gives another one when asked again about the same topic', async () => {
    const reader = visitor(cloud().url);
    const texts = new Set<string>();
    for (let time = 0; time < 3; time += 1) {
      const run = (await reader.post('/api/factoids/generate', { topic: 'the ocean' })).json;
      const { events } = await reader.follow(run.stream_url);
      texts.add(events.at(-1)?.data.factoid.text);
    }
    expect(texts.size).toBe(3);
  });

  it('pages through the newest factoids without a gap or a repeat', async () => {
    const reader = visitor(cloud().url);
    const all = (await reader.ask('/api/factoids?limit=100')).json.data.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    let cursor = '';
    for (let more = true; more; ) {
      const page = (await reader.ask(`/api/factoids?limit=1${cursor && `&cursor=${cursor}`}`)).json;
      paged.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.next_cursor;
      more = page.has_more;
    }
    expect(all.length).toBeGreaterThan(2);
    expect(paged).toEqual(all);
  });

  it('shows models with prices, cheapest first, and takes the one that is asked for', async () => {
    const reader = visitor(cloud().url);
    const { data, default_model } = (await reader.ask('/api/models')).json;
    expect(data.length).toBeGreaterThanOrEqual(7);
    expect(data[0].id).toBe(default_model);
    const chosen = data.at(-1).id;
    const run = (await reader.post('/api/factoids/generate', { model: chosen, temperature: 0.2 })).json;
    const { events } = await reader.follow(run.stream_url);
    expect(events.at(-1)?.data.factoid.model).toBe(chosen);
  });

  it('says that it lives, that its parts answer, and describes itself', async () => {
    const reader = visitor(cloud().url);
    for (const path of ['/livez', '/healthz', '/openapi.json']) {
      const answer = await reader.ask(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-request-id')).toBeTruthy();
    }
    expect((await reader.ask('/openapi.json')).json.openapi).toMatch(/^3\.1/);
  });
});
