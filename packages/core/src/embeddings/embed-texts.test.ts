import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../app-error.ts';
import { ProviderError, reapRuns, settleRun } from '../runs/index.ts';
import { oneQueue, setUpEmbedding, TEXT_COST } from '../testing/index.ts';
import { controlsOf } from '../testing/sample-admission.ts';
import { embedTexts } from './embed-texts.ts';

/** What 21 bytes of two texts are held for, at the default price of $0.02 a million tokens. */
const TEXTS = ['otters sleep', 'in a raft'];
const HELD = (21 + 2 * 8) * 20;

type World = ReturnType<typeof setUpEmbedding>;
const onlyRun = ({ state }: World) => [...state.runs.values()][0];

/** What the counters say of each scope, in nano-dollars. */
function booked({ state }: World, what: 'committed' | 'spent') {
  return Object.fromEntries([...state.book.counters.values()].map((counter) => [counter.scope, counter[what]]));
}

describe('vectors of texts', () => {
  it('are one run on the account of the system, with its exact cost in every counter', async () => {
    const world = setUpEmbedding();
    const made = await embedTexts({ deps: world.deps, texts: TEXTS });
    expect(made).toMatchObject({ model: 'openai/text-embedding-3-small', vectors: [{ length: 256 }, { length: 256 }] });
    expect(onlyRun(world)).toMatchObject({
      kind: 'embedding',
      owner: 'system:embeddings',
      status: 'succeeded',
      hold: 'settled',
      input: { texts: 2 },
      quote: { maxCost: HELD },
      calls: [{ generationId: 'gen-1', usage: { cost: 2 * TEXT_COST } }],
    });
    expect(booked(world, 'spent')).toEqual({ global: 2 * TEXT_COST, system: 2 * TEXT_COST });
    expect(booked(world, 'committed')).toEqual(booked(world, 'spent'));
    expect(world.asked[0]).toMatchObject({ dimensions: 256, maxPrice: { promptUsdPerMillion: '0.02' } });
    expect(world.queue.sent).toEqual([]);
  });

  it('that the policy goes without are not asked for', async () => {
    const world = setUpEmbedding({ embeddings: { model: null } });
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect([world.asked, world.noted, world.state.runs.size]).toEqual([[], ['off'], 0]);
  });

  it.each<[what: string, policy: object]>([
    ['the system has no money left', { budgets: { system: '0.0000001' } }],
    ['nobody has money left', { budgets: { global: '0' } }],
  ])('are not asked for when %s, and nothing is taken', async (_what, policy) => {
    const world = setUpEmbedding(policy);
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect([world.asked, world.noted, world.state.runs.size]).toEqual([[], ['refused'], 0]);
    expect(Object.values(booked(world, 'committed')).filter((amount) => amount > 0)).toEqual([]);
  });

  it('of a model that the operator has stopped are not asked for, and nothing is taken', async () => {
    const world = setUpEmbedding();
    const kills = [{ target: 'model:openai/text-embedding-3-small', at: '2099-11-22T08:00:00.000Z' }];
    world.world.controls = controlsOf({}, { kills });
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect([world.asked, world.noted, world.state.runs.size]).toEqual([[], ['refused'], 0]);
  });

  it('that lose the race for a counter try again', async () => {
    const world = setUpEmbedding();
    const create = world.deps.runs.create;
    vi.spyOn(world.deps.runs, 'create').mockResolvedValueOnce({ outcome: 'refused' }).mockImplementation(create);
    const making = embedTexts({ deps: world.deps, texts: TEXTS });
    await world.clock.advance(1_000);
    expect(await making).not.toBeNull();
    expect(world.state.runs.size).toBe(1);
  });

  it('are thrown for when the store cannot answer', async () => {
    const world = setUpEmbedding();
    vi.spyOn(world.deps.runs, 'create').mockRejectedValue(new AppError('store_busy'));
    await expect(embedTexts({ deps: world.deps, texts: TEXTS })).rejects.toMatchObject({ code: 'store_busy' });
  });
});

describe('a provider that gives no vectors', () => {
  it('and took nothing costs nothing', async () => {
    const world = setUpEmbedding();
    world.deps.embedder.embed = () => Promise.reject(new ProviderError('provider_busy', { billed: false }));
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect(onlyRun(world)).toMatchObject({ status: 'failed', hold: 'released', problem: { code: 'provider_busy' } });
    expect(booked(world, 'committed')).toEqual({ global: 0, system: 0 });
    expect(world.noted).toEqual(['failed']);
  });

  it('and said what it took is paid that', async () => {
    const world = setUpEmbedding();
    const usage = { promptTokens: 9, completionTokens: 0, cost: nanoUsd(180) };
    world.deps.embedder.embed = () => Promise.reject(new ProviderError('invalid_output', { usage, generationId: 'gen-9' }));
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect(onlyRun(world)).toMatchObject({ status: 'failed', hold: 'settled' });
    expect(booked(world, 'spent')).toEqual({ global: 180, system: 180 });
  });

  it.each([
    ['too few', [[1, ...new Array<number>(255).fill(0)]]],
    ['too short', [[1], [1]]],
    ['without a direction', [new Array<number>(256).fill(0), new Array<number>(256).fill(0)]],
  ])('of use, since they are %s, is paid all the same', async (_what, vectors) => {
    const world = setUpEmbedding();
    const usage = { promptTokens: 9, completionTokens: 0, cost: nanoUsd(180) };
    world.deps.embedder.embed = async () => ({ vectors, generationId: 'gen-9', usage });
    expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toBeNull();
    expect(onlyRun(world)).toMatchObject({ status: 'failed', problem: { code: 'invalid_output' }, hold: 'settled' });
    expect(booked(world, 'spent')).toEqual({ global: 180, system: 180 });
  });

  it('in time is left, and the hold stays until its cost is looked up', async () => {
    const world = setUpEmbedding();
    world.deps.embedder.embed = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new ProviderError('provider_timeout', { generationId: 'gen-9' })));
      });
    const making = embedTexts({ deps: world.deps, texts: TEXTS });
    await world.clock.advance(10_000);
    expect(await making).toBeNull();
    expect(onlyRun(world)).toMatchObject({ status: 'failed', hold: 'settling' });
    expect(booked(world, 'committed')).toEqual({ global: HELD, system: HELD });
    await world.clock.advance(200_000);
    await expectSettledAtBound(world);
  });
});

it('a process that dies while the provider works leaves a run that the reaper ends and settles at the bound', async () => {
  const world = setUpEmbedding();
  world.deps.embedder.embed = () => new Promise(() => undefined);
  embedTexts({ deps: world.deps, texts: TEXTS });
  await world.clock.advance(1);
  expect(onlyRun(world)).toMatchObject({ status: 'running', calls: [{ usage: null }] });
  await world.clock.advance(61_000);
  expect(await reap(world)).toMatchObject({ interrupt: 1 });
  expect(onlyRun(world)).toMatchObject({ status: 'failed', hold: 'settling', problem: { code: 'interrupted' } });
  await world.clock.advance(200_000);
  await expectSettledAtBound(world);
});

it('vectors that are there are given although the end could not be written', async () => {
  const world = setUpEmbedding();
  vi.spyOn(world.deps.runs, 'finish').mockRejectedValue(new AppError('store_busy'));
  expect(await embedTexts({ deps: world.deps, texts: TEXTS })).toMatchObject({ vectors: [expect.anything(), expect.anything()] });
  expect(world.noted).toEqual(['not ended']);
});

const reap = ({ deps, clock, queue }: World) => reapRuns({ deps: { clock, runs: deps.runs, queues: oneQueue(queue) } });

async function expectSettledAtBound(world: World): Promise<void> {
  const { deps, queue } = world;
  expect(await reap(world)).toMatchObject({ settle: 1 });
  const [message] = queue.sent
    .map((sent) => sent.message)
    .filter(({ type }) => type === 'run.settlement_due')
    .slice(-1);
  if (message?.type !== 'run.settlement_due') throw new Error('no settlement');
  await settleRun({
    deps: { ...deps, queue, lookup: { find: async () => null } },
    runId: message.run_id,
    lookup: message.lookup,
  });
  expect(onlyRun(world)).toMatchObject({ hold: 'settled' });
  expect(booked(world, 'spent')).toEqual({ global: HELD, system: HELD });
}
