import { FactoidId, KeyId, nanoUsd, type RunMessage, SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { FactoidStore } from '../factoids/index.ts';
import {
  ALONE,
  manualClock,
  memoryDailyStore,
  memoryRunStore,
  noSearch,
  oneQueue,
  sampleRun,
  sampleRunId,
} from '../testing/index.ts';
import { executeRun } from './execute-run.ts';
import type { FactoidWriter, WriteRequest, WriterEvent } from './factoid-writer.ts';
import { ProviderError } from './provider-error.ts';
import { reapRuns } from './reap-runs.ts';
import { settleRun } from './settle-run.ts';

type Script = (request: WriteRequest, call: number) => AsyncIterable<WriterEvent>;

const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };
const GOOD = { text: 'Sea otters hold hands while they sleep.', subject: 'Otters', emoji: '🦦' };

async function* answers(output: unknown, usage: typeof USAGE | null = USAGE): AsyncIterable<WriterEvent> {
  yield { type: 'generation', generationId: 'gen-1' };
  yield { type: 'text', text: 'Sea otters hold' };
  yield { type: 'text', text: 'Sea otters hold hands while they sleep.' };
  yield { type: 'finished', output, raw: JSON.stringify(output), finishReason: 'stop', usage };
}

function setUp(script: Script) {
  const { store, state } = memoryRunStore();
  const clock = manualClock();
  const sent: { message: RunMessage; delay: number }[] = [];
  const requests: WriteRequest[] = [];
  const writer: FactoidWriter = {
    promptBytes: ({ avoid }) => 3_000 + JSON.stringify(avoid).length,
    write(request) {
      requests.push(request);
      return script(request, requests.length);
    },
  };
  const factoids: FactoidStore = {
    find: async () => null,
    findMany: async () => new Map(),
    list: async () => ({ records: [], next: null }),
    listArc: async () => [],
    findByText: async () => null,
  };
  const ids = {
    factoid: () => FactoidId.parse('fct_03q9gb7pm00000000000000001'),
    run: () => sampleRunId(99),
    session: () => SessionId.parse('ses_03q9gb7pm00000000000000001'),
    key: () => KeyId.parse('key_03q9gb7pm00000000000000001'),
  };
  const queue = { send: async (message: RunMessage, delay = 0) => void sent.push({ message, delay }) };
  const deps = {
    clock,
    ids,
    runs: store,
    queue,
    factoids,
    search: noSearch,
    daily: memoryDailyStore(state),
    writer,
    leaseMs: 100_000,
  };
  const runId = sampleRunId(1);
  const execute = async (holder = 'a') => {
    const execution = executeRun({ deps, runId, holder });
    for (let step = 0; step < 20; step += 1) await clock.advance(100);
    return execution;
  };
  return { deps, state, clock, sent, requests, runId, execute, create: () => store.create(sampleRun(1), ALONE) };
}

const typesOf = (events: readonly { type: string }[] | undefined) => (events ?? []).map(({ type }) => type);

describe('executeRun', () => {
  it('writes a factoid: events in order without a gap, the cost of the provider, the hold settled', async () => {
    const { create, execute, state, runId } = setUp(() => answers(GOOD));
    await create();
    expect(await execute()).toBe('ended');
    const run = state.runs.get(runId);
    expect(run).toMatchObject({ status: 'succeeded', hold: 'settled', calls: [{ generationId: 'gen-1', usage: USAGE }] });
    const events = state.events.get(runId);
    expect(typesOf(events)).toEqual(['pending', 'running', 'delta', 'delta', 'usage', 'succeeded']);
    expect(events?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...state.factoids.values()]).toMatchObject([{ ...GOOD, cost: 18_450 }]);
  });

  it('repairs an answer that does not fit once, and shows the second attempt as a new beginning', async () => {
    const { create, execute, state, runId, requests } = setUp((_request, call) =>
      answers(call === 1 ? { nonsense: true } : GOOD),
    );
    await create();
    await execute();
    expect(typesOf(state.events.get(runId)).filter((type) => type === 'running')).toHaveLength(2);
    expect(requests[1]?.repair?.previous).toContain('nonsense');
    expect(state.runs.get(runId)).toMatchObject({ status: 'succeeded', hold: 'settled' });
    expect(state.events.get(runId)?.find(({ type }) => type === 'usage')).toMatchObject({ cost_usd: '0.000036900' });
  });

  it('gives up after the repair attempt, and still knows what both calls cost', async () => {
    const { create, execute, state, runId, requests } = setUp(() => answers({ text: '' }));
    await create();
    await execute();
    expect(requests).toHaveLength(2);
    expect(state.runs.get(runId)).toMatchObject({ status: 'failed', hold: 'settled', problem: { code: 'invalid_output' } });
  });

  it('does not call the model again when the message comes twice', async () => {
    const { create, execute, state, runId, requests } = setUp(() => answers(GOOD));
    await create();
    await execute('a');
    expect(await execute('b')).toBe('not_ours');
    expect(requests).toHaveLength(1);
    expect(typesOf(state.events.get(runId)).filter((type) => type === 'succeeded')).toHaveLength(1);
  });

  it('fails for a run that does not exist, so that its message ends among the dead letters', async () => {
    const { deps, runId, requests } = setUp(() => answers(GOOD));
    await expect(executeRun({ deps, runId, holder: 'a' })).rejects.toMatchObject({ code: 'internal' });
    expect(requests).toHaveLength(0);
  });

  it('looks a lost cost up after 2, 10 and 60 seconds, then settles at the bound', async () => {
    const { create, execute, state, runId, sent, deps } = setUp(() => answers(GOOD, null));
    await create();
    await execute();
    expect(state.runs.get(runId)).toMatchObject({ status: 'succeeded', hold: 'settling' });
    const lookup = { find: async () => null };
    for (const index of [0, 1, 2]) await settleRun({ deps: { ...deps, lookup }, runId, lookup: index });
    expect(sent.map(({ delay }) => delay)).toEqual([2, 10, 60]);
    expect(state.runs.get(runId)).toMatchObject({ hold: 'settled', calls: [{ usage: { cost: 1_000 } }] });
  });

  it('charges nothing when the provider refused before any work', async () => {
    const { create, execute, state, runId } = setUp(() => {
      throw new ProviderError('provider_busy', { billed: false, retryAfterSeconds: 7 });
    });
    await create();
    await execute();
    expect(state.runs.get(runId)).toMatchObject({
      status: 'failed',
      hold: 'released',
      problem: { code: 'provider_busy', retryable: true, retry_after: 7 },
    });
  });

  it('stops the model when its owner cancels, and ends as cancelled', async () => {
    const { create, execute, state, runId, deps, clock } = setUp(async function* ({ signal }) {
      yield { type: 'generation', generationId: 'gen-1' };
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new ProviderError('provider_failed', { generationId: 'gen-1' });
    });
    await create();
    const execution = execute();
    await clock.advance(100);
    await deps.runs.requestCancel(runId, clock.now().toISOString());
    expect(await execution).toBe('ended');
    expect(state.runs.get(runId)).toMatchObject({ status: 'cancelled', hold: 'settling' });
    expect(typesOf(state.events.get(runId)).at(-1)).toBe('cancelled');
  });

  it('is ended by the reaper as interrupted when its worker died after the call began, and its model is not called again', async () => {
    const { create, execute, state, runId, deps, clock, requests, sent } = setUp(() => answers(GOOD));
    await create();
    const leased = await deps.runs.takeLease({
      id: runId,
      holder: 'dead',
      now: clock.now().toISOString(),
      until: new Date(clock.now().getTime() + deps.leaseMs).toISOString(),
    });
    expect(leased?.epoch).toBe(1);
    const begun = {
      type: 'running',
      run_id: runId,
      seq: 2,
      at: clock.now().toISOString(),
      model: 'acme/small',
      attempt: 1,
    } as const;
    await deps.runs.startCall({ runId, epoch: 1, seq: 1 }, [{ startedAt: begun.at, generationId: 'gen-9', usage: null }], begun);
    expect(await execute('redelivered')).toBe('not_ours');
    await clock.advance(deps.leaseMs);
    expect(await reapRuns({ deps: { ...deps, queues: oneQueue(deps.queue) } })).toMatchObject({ interrupt: 1 });
    expect(state.runs.get(runId)).toMatchObject({
      status: 'failed',
      hold: 'settling',
      problem: { code: 'interrupted', retryable: true },
    });
    expect(await execute('redelivered again')).toBe('not_ours');
    expect(requests).toHaveLength(0);
    expect(sent).toMatchObject([{ message: { type: 'run.settlement_due', lookup: 0 }, delay: 2 }]);
  });

  it('is sent again by the reaper when nobody took it, and then runs with the next epoch', async () => {
    const { create, execute, state, runId, deps, clock, sent } = setUp(() => answers(GOOD));
    await create();
    await clock.advance(31_000);
    expect(await reapRuns({ deps: { ...deps, queues: oneQueue(deps.queue) } })).toMatchObject({ resend: 1 });
    expect(await reapRuns({ deps: { ...deps, queues: oneQueue(deps.queue) } })).toMatchObject({ resend: 0 });
    expect(sent).toMatchObject([{ message: { type: 'run.requested', run_id: runId } }]);
    await execute();
    expect(state.runs.get(runId)).toMatchObject({ status: 'succeeded', epoch: 1 });
  });
});
