import { nanoUsd, RunEvent } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import type { FactoidRecord, FactoidStore } from '../factoids/index.ts';
import type { FactoidSearch } from '../search/index.ts';
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
import { TWIN_REASON } from './duplicate.ts';
import { executeRun } from './execute-run.ts';
import type { FactoidWriter, WriteRequest } from './factoid-writer.ts';

const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };
const FUR = 'Sea otters have the densest fur of any mammal, with up to a million hairs per square inch.';
const FUR_AGAIN = 'Sea otters have the densest fur of all mammals: up to a million hairs per square inch!';
const STONE = 'Sea otters crack shells with a stone that lies on their belly.';
const HANDS = 'Otter pairs hold hands when they sleep.';

interface World {
  readonly stored?: readonly FactoidRecord[];
  readonly search?: Pick<FactoidSearch, 'similar'>;
  readonly meddle?: (store: FactoidStore) => Partial<FactoidStore>;
}

/** A worker whose model gives these texts, one a call, for as many runs as are executed. */
async function setUp(texts: readonly string[], { stored = [], search = noSearch, meddle = () => ({}) }: World = {}) {
  const { store: runs, state } = memoryRunStore();
  for (const record of stored) state.factoids.set(record.id, record);
  const clock = manualClock();
  const requests: WriteRequest[] = [];
  const writer: FactoidWriter = {
    promptBytes: ({ avoid, repair }) => 3_000 + Buffer.byteLength(JSON.stringify({ avoid, repair })),
    async *write(request) {
      const output = { text: texts[requests.length], subject: 'Otters', emoji: '🦦' };
      requests.push(request);
      yield { type: 'finished', output, raw: JSON.stringify(output), finishReason: 'stop', usage: USAGE };
    },
  };
  const factoids = memoryFactoidStore(state.factoids);
  const deps = {
    ...{ clock, ids: countingIds(), runs, queue: memoryRunQueue(), writer, search, leaseMs: 100_000 },
    daily: memoryDailyStore(state),
    factoids: { ...factoids, ...meddle(factoids) },
  };
  const execute = async (...numbers: number[]) => {
    for (const number of numbers) await runs.create(sampleRun(number), ALONE);
    const executions = Promise.all(
      numbers.map((number) => executeRun({ deps, runId: sampleRunId(number), holder: `${number}` })),
    );
    for (let step = 0; step < 40; step += 1) await clock.advance(100);
    return executions;
  };
  const run = (number: number) => state.runs.get(sampleRunId(number));
  const published = () => [...state.factoids.values()].map(({ text }) => text);
  return { execute, run, requests, published, state };
}

const stored = (text: string, overrides: Partial<FactoidRecord> = {}) => sampleFactoid(7, { text, ...overrides });
const ofId = (text: string, overrides: Partial<FactoidRecord> = {}) => {
  const record = stored(text, overrides);
  return { record, link: { id: record.id, url: `/f/${record.id}` } };
};

describe('a model that says what is on the site already', () => {
  it('is told so once, and what exists as data, and then writes something new', async () => {
    const { execute, run, requests, published } = await setUp([FUR_AGAIN, STONE], { stored: [stored(FUR)] });
    expect(await execute(1)).toEqual(['ended']);
    expect(requests[1]).toMatchObject({ repair: { previous: FUR_AGAIN, reason: TWIN_REASON } });
    expect(requests[1]?.avoid[0]).toBe(FUR);
    expect(run(1)).toMatchObject({ status: 'succeeded', hold: 'settled', calls: [{ usage: USAGE }, { usage: USAGE }] });
    expect(published()).toEqual([FUR, STONE]);
  });

  it('fails the run when it does so again, with a link to what exists, and both calls are paid', async () => {
    const { record, link } = ofId(FUR);
    const { execute, run, published, state } = await setUp([FUR_AGAIN, `${FUR} Really.`], { stored: [record] });
    await execute(1);
    const problem = { code: 'duplicate', retryable: true, status: 409, existing: link };
    expect(run(1)).toMatchObject({ status: 'failed', hold: 'settled', factoidId: null, problem });
    expect(run(1)?.calls).toHaveLength(2);
    const events = state.events.get(sampleRunId(1)) ?? [];
    expect(RunEvent.parse(events.at(-1))).toMatchObject({ type: 'failed', problem });
    expect(events.filter(({ type }) => type === 'failed')).toHaveLength(1);
    expect(published()).toEqual([FUR]);
  });

  it('is found out by the very words of a factoid of another subject, also of one that was taken down', async () => {
    const hidden = { at: '2099-11-22T08:00:00.000Z', by: 'operator', reason: 'a test' } as const;
    const { record, link } = ofId(FUR, { subject: 'Fur', hidden });
    const { execute, run } = await setUp([FUR.toUpperCase(), `${FUR}..`], { stored: [record] });
    await execute(1);
    expect(run(1)?.problem).toMatchObject({ code: 'duplicate', existing: link });
  });

  it('is found out by the search, however long ago and under whatever subject the other was written', async () => {
    const { record, link } = ofId(FUR, { subject: 'Fur' });
    const newer = Array.from({ length: 9 }, (_, n) =>
      sampleFactoid(20 + n, { subject: 'Bees', text: `Bees have done it ${n} times.` }),
    );
    const search = { similar: async () => [{ id: record.id, score: 3 }] };
    const found = await setUp([FUR_AGAIN, FUR_AGAIN], { stored: [record, ...newer], search });
    await found.execute(1);
    expect(found.run(1)?.problem).toMatchObject({ code: 'duplicate', existing: link });
    const unsearched = await setUp([FUR_AGAIN], { stored: [record, ...newer] });
    await unsearched.execute(1);
    expect(unsearched.run(1)?.status).toBe('succeeded');
  });
});

describe('an answer that is paid for', () => {
  const away = async () => Promise.reject(new AppError('search_unavailable'));
  const silent = () => new Promise<never>(() => undefined);

  it.each([
    ['is away', away],
    ['never answers', silent],
  ])('is published when the search %s, and still compared with what the store has of its subject', async (_how, similar) => {
    const { execute, run, requests } = await setUp([FUR_AGAIN, STONE], { stored: [stored(FUR)], search: { similar } });
    await execute(1);
    expect(requests).toHaveLength(2);
    expect(run(1)?.status).toBe('succeeded');
  });

  it('is published when the store does not answer the question who said it', async () => {
    const findByText = () => Promise.reject(new AppError('store_busy'));
    const { execute, run } = await setUp([FUR], { meddle: () => ({ findByText }) });
    await execute(1);
    expect(run(1)?.status).toBe('succeeded');
  });
});

describe('two runs that write the same at once', () => {
  it('publish it once: the other fails as a duplicate of it, and is paid', async () => {
    const { execute, run, published } = await setUp([HANDS, HANDS.replace('.', '!')]);
    expect(await execute(1, 2)).toEqual(['ended', 'ended']);
    const [won, lost] = run(1)?.status === 'succeeded' ? [run(1), run(2)] : [run(2), run(1)];
    expect(won).toMatchObject({ status: 'succeeded', hold: 'settled' });
    const existing = { id: won?.factoidId, url: `/f/${won?.factoidId}` };
    expect(lost).toMatchObject({ status: 'failed', hold: 'settled', factoidId: null, problem: { code: 'duplicate', existing } });
    expect(published()).toHaveLength(1);
  });
});
