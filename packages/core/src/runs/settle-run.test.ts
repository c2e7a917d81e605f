import { nanoUsd } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { ALONE, memoryRunQueue, memoryRunStore, sampleRun, sampleRunId } from '../testing/index.ts';
import type { ProviderUsage } from './factoid-writer.ts';
import { ProviderError } from './provider-error.ts';
import { type Run, type RunCall, type RunOf, usageOf } from './run.ts';
import { settleRun } from './settle-run.ts';

const AT = '2099-11-22T09:00:05.000Z';
const id = sampleRunId(1);
const known = (cost: number | null): ProviderUsage => ({
  promptTokens: 11,
  completionTokens: 28,
  cost: cost === null ? null : nanoUsd(cost),
});
const call = (generationId: string | null, usage: ProviderUsage | null = null): RunCall => ({
  startedAt: AT,
  generationId,
  usage,
});

async function setUp(
  calls: readonly RunCall[],
  told: Record<string, ProviderUsage | null> = {},
  overrides: Partial<RunOf<'factoid'>> = {},
) {
  const { store, state } = memoryRunStore();
  const queue = memoryRunQueue();
  await store.create(sampleRun(1, { status: 'failed', hold: 'settling', calls, finishedAt: AT, ...overrides }), ALONE);
  const asked: string[] = [];
  const lookup = {
    find: async (generationId: string) => {
      asked.push(generationId);
      if (!(generationId in told)) throw new ProviderError('provider_failed');
      return told[generationId] ?? null;
    },
  };
  const settle = (round: number) => settleRun({ deps: { runs: store, queue, lookup }, runId: id, lookup: round });
  return { settle, told, asked, queue, run: () => state.runs.get(id) };
}

const costOf = (run: Run | undefined) => usageOf(run?.calls ?? []).cost;

describe('settleRun', () => {
  it('books what the provider says', async () => {
    const { settle, run, queue } = await setUp([call('gen-1')], { 'gen-1': known(18_450) });
    await settle(0);
    expect([run()?.hold, costOf(run())]).toEqual(['settled', 18_450]);
    expect(queue.sent).toEqual([]);
  });

  it('gives the hold back when the provider charged nothing', async () => {
    const { settle, run } = await setUp([call('gen-1')], { 'gen-1': known(0) });
    await settle(0);
    expect(run()?.hold).toBe('released');
  });

  it('asks again later, and takes a late answer over the bound', async () => {
    const { settle, run, told, queue } = await setUp([call('gen-1')], { 'gen-1': null });
    await settle(0);
    await settle(1);
    expect(run()?.hold).toBe('settling');
    expect(queue.sent.map(({ delaySeconds }) => delaySeconds)).toEqual([10, 60]);
    told['gen-1'] = known(18_450);
    await settle(2);
    expect([run()?.hold, costOf(run())]).toEqual(['settled', 18_450]);
  });

  it('settles at the bound of each call when the provider never tells, also when it cannot be asked', async () => {
    const { settle, run } = await setUp([call('gen-lost'), call(null)]);
    await settle(2);
    expect([run()?.hold, costOf(run())]).toEqual(['settled', 2_000]);
  });

  it('keeps what is known of one call beside the bound of the other', async () => {
    const { settle, run, asked } = await setUp([call('gen-1', known(500)), call('gen-2', known(null))], { 'gen-2': null });
    await settle(2);
    expect(asked).toEqual(['gen-2']);
    expect(costOf(run())).toBe(1_500);
    expect(run()?.calls[1]?.usage).toMatchObject({ promptTokens: 11, completionTokens: 28 });
  });

  it('closes each hold once: a message that comes again changes nothing', async () => {
    const { settle, run, told, asked } = await setUp([call('gen-1')], { 'gen-1': known(18_450) });
    await settle(0);
    told['gen-1'] = known(99);
    await settle(0);
    await settle(2);
    expect(costOf(run())).toBe(18_450);
    expect(asked).toHaveLength(1);
  });

  it.each(['held', 'released', 'settled'] as const)('leaves a hold that is %s alone', async (hold) => {
    const { settle, run, asked } = await setUp([call('gen-1')], { 'gen-1': known(1) }, { hold });
    await settle(2);
    expect([run()?.hold, asked.length]).toEqual([hold, 0]);
  });

  it('fails for a run that does not exist, so that its message ends among the dead letters', async () => {
    const { store } = memoryRunStore();
    const deps = { runs: store, queue: memoryRunQueue(), lookup: { find: async () => null } };
    await expect(settleRun({ deps, runId: id, lookup: 0 })).rejects.toMatchObject({ code: 'internal' });
  });
});
