import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import {
  ALONE,
  countingIds,
  manualClock,
  memoryDailyStore,
  memoryFactoidStore,
  memoryRunQueue,
  memoryRunStore,
  noSearch,
  sampleFactoid,
  sampleRun,
  sampleRunId,
} from '../testing/index.ts';
import { executeRun } from './execute-run.ts';
import type { FactoidWriter, WriteRequest, WriterEvent } from './factoid-writer.ts';
import type { RunOf } from './run.ts';

const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };
const GOOD = { text: 'Sea otters hold hands.', subject: 'Otters', emoji: '🦦' };
const KNOWN = sampleFactoid(1, { text: 'Otters have pockets of skin under their arms.' });
const id = sampleRunId(1);

interface Answer {
  readonly output: unknown;
  readonly raw?: string;
  readonly texts?: readonly string[];
}

/** A worker whose model gives these answers, one a call. Its prompts are counted at 100 bytes beside their data. */
async function execute(answers: readonly Answer[], overrides: Partial<RunOf<'factoid'>> = {}, published = [KNOWN]) {
  const { store, state } = memoryRunStore();
  const clock = manualClock();
  const requests: WriteRequest[] = [];
  const asked: (string | null)[] = [];
  const factoids = memoryFactoidStore(new Map(published.map((record) => [record.id, record])));
  const writer: FactoidWriter = {
    promptBytes: ({ topic, avoid, repair }) => 100 + Buffer.byteLength(JSON.stringify({ topic, avoid, repair })),
    async *write(request): AsyncIterable<WriterEvent> {
      const { output, raw = '', texts = [] } = answers[requests.length]!;
      requests.push(request);
      for (const text of texts) yield { type: 'text', text };
      yield { type: 'finished', output, raw, finishReason: 'stop', usage: USAGE };
    },
  };
  const spied = {
    ...factoids,
    list: (ask: Parameters<typeof factoids.list>[0]) => {
      asked.push(ask.subjectKey);
      return factoids.list(ask);
    },
  };
  const deps = {
    clock,
    ids: countingIds(),
    runs: store,
    queue: memoryRunQueue(),
    factoids: spied,
    daily: memoryDailyStore(state),
    search: noSearch,
    writer,
    leaseMs: 100_000,
  };
  await store.create(sampleRun(1, overrides), ALONE);
  const execution = executeRun({ deps, runId: id, holder: 'a' });
  for (let step = 0; step < 20; step += 1) await clock.advance(100);
  await execution;
  const shown = (state.events.get(id) ?? []).flatMap((event) => (event.type === 'delta' ? [event.text] : []));
  return { run: state.runs.get(id), events: state.events.get(id) ?? [], requests, asked, shown };
}

describe('what the model is asked', () => {
  it('keeps to the limits that were promised, and avoids what exists, its own subject first', async () => {
    const other = sampleFactoid(9, { subject: 'Bees', text: 'Bees dance.' });
    const { requests, asked } = await execute([{ output: GOOD }], {}, [other, KNOWN]);
    expect(asked.slice(0, 2)).toEqual(['otters', null]);
    expect(requests[0]).toMatchObject({
      topic: 'otters',
      maxTokens: 500,
      avoid: [KNOWN.text, 'Bees dance.'],
      maxPrice: sampleRun(1).quote.maxPrice,
    });
  });

  it.each(['🦦', '???'])('is answered for a topic without a letter too: %s', async (topic) => {
    const { run, asked } = await execute([{ output: GOOD }], { input: { ...sampleRun(1).input, topic } });
    expect(asked[0]).toBeNull();
    expect(run?.status).toBe('succeeded');
  });

  it('never has a prompt over the bound: recent texts give way', async () => {
    const published = [1, 2, 3, 4].map((n) => sampleFactoid(n, { text: `${n} ${'x'.repeat(90)}` }));
    const quote = { ...sampleRun(1).quote, callMaxPromptBytes: 400 };
    const { requests, run } = await execute([{ output: GOOD }], { quote }, published);
    expect(requests[0]?.avoid).toHaveLength(2);
    expect(run?.status).toBe('succeeded');
  });

  it('makes no call for a prompt that cannot fit, and charges nothing', async () => {
    const quote = { ...sampleRun(1).quote, callMaxPromptBytes: 50 };
    const { requests, run, events } = await execute([], { quote });
    expect(requests).toHaveLength(0);
    expect(run).toMatchObject({ status: 'failed', hold: 'released', calls: [], problem: { code: 'invalid_output' } });
    expect(events.map(({ type }) => type)).toEqual(['pending', 'failed']);
  });

  it('repairs an answer of many bytes within the bound, and books no more than it called', async () => {
    const quote = { ...sampleRun(1).quote, callMaxPromptBytes: 1_200 };
    const { requests, run } = await execute([{ output: null, raw: '水獭'.repeat(900) }, { output: GOOD }], { quote });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatchObject({ maxTokens: quote.maxTokens, maxPrice: quote.maxPrice });
    expect(requests[1]?.repair?.previous).toMatch(/^(水獭)+水?$/);
    expect(run).toMatchObject({ status: 'succeeded', hold: 'settled' });
    expect(run?.calls.map(({ usage }) => usage?.cost)).toEqual([18_450, 18_450]);
  });
});

describe('what the reader sees', () => {
  it('only grows: text that turns out to be markup is not shown', async () => {
    const texts = ['Sea otters', 'Sea otters <', 'Sea otters <b>hold', 'Sea otters <b>hold</b> hands.'];
    const { shown } = await execute([{ output: GOOD, texts }]);
    expect(shown.join('')).toBe('Sea otters hold hands.');
  });

  it('is not taken back when a model begins its text anew within one call', async () => {
    const { shown, events } = await execute([{ output: GOOD, texts: ['Bees dance', 'Sea', 'Bees dance a lot'] }]);
    expect(shown.join('')).toBe('Bees dance a lot');
    expect(events.at(-1)).toMatchObject({ type: 'succeeded', factoid: { text: GOOD.text } });
  });
});
