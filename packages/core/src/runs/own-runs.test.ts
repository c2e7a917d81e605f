import { KeyId, nanoUsd, SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/index.ts';
import {
  ALONE,
  manualClock,
  memoryFactoidStore,
  memoryRunStore,
  sampleFactoid,
  sampleRun,
  sampleRunId,
} from '../testing/index.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';
import { listRuns } from './list-runs.ts';
import type { Run } from './run.ts';

const owner: Principal = { kind: 'anonymous', sessionId: SessionId.parse('ses_03q9gb7pm00000000000000000') };
const stranger: Principal = { kind: 'anonymous', sessionId: SessionId.parse('ses_03q9gb7pm00000000000000009') };
const keyHolder: Principal = { kind: 'key', keyId: KeyId.parse('key_03q9gb7pm00000000000000000'), tier: 'free' };
const surface = 'site' as const;
const id = sampleRunId(1);
const USAGE = { promptTokens: 11, completionTokens: 28, cost: nanoUsd(18_450) };

async function setUp(...runs: readonly Run[]) {
  const { store, state } = memoryRunStore();
  const factoids = memoryFactoidStore(state.factoids);
  for (const run of runs) await store.create(run, ALONE);
  return { deps: { clock: manualClock(), runs: store, factoids }, state };
}

function succeededRun(n: number): Run {
  const at = '2099-11-22T09:00:05.000Z';
  const calls = [{ startedAt: at, generationId: 'gen-1', usage: USAGE }];
  return sampleRun(n, { status: 'succeeded', epoch: 1, hold: 'settled', calls, finishedAt: at, factoidId: sampleFactoid(n).id });
}

describe('getRun', () => {
  it('shows a run with its factoid and what it cost', async () => {
    const { deps, state } = await setUp(succeededRun(1));
    state.factoids.set(sampleFactoid(1).id, sampleFactoid(1));
    expect(await getRun({ deps, input: { principal: owner, id, surface } })).toMatchObject({
      request_id: id,
      status: 'succeeded',
      topic: 'otters',
      model: 'acme/small',
      factoid: { id: sampleFactoid(1).id, cost_usd: '0.000018450' },
      usage: { prompt_tokens: 11, completion_tokens: 28, cost_usd: '0.000018450' },
      quote: { max_cost_usd: '0.000002000', expected_cost_usd: '0.000000200' },
    });
  });

  it('says no cost while the run goes on, and null while the provider has not told it', async () => {
    const { deps } = await setUp(sampleRun(1), {
      ...succeededRun(2),
      calls: [{ startedAt: '2099-11-22T09:00:01.000Z', generationId: 'gen-1', usage: null }],
    });
    expect((await getRun({ deps, input: { principal: owner, id, surface } })).usage).toBeNull();
    const settling = await getRun({ deps, input: { principal: owner, id: sampleRunId(2), surface } });
    expect(settling.usage).toEqual({ prompt_tokens: null, completion_tokens: null, cost_usd: null });
  });

  it.each([
    ['another session', stranger],
    ['the holder of an API key', keyHolder],
    ['somebody without a session', null],
  ])('does not tell %s that the run exists', async (_who, principal) => {
    const { deps } = await setUp(sampleRun(1));
    const asking = (runId: typeof id) =>
      getRun({ deps, input: { principal, id: runId, surface } }).catch((error) => error.toProblem());
    expect(await asking(id)).toEqual(await asking(sampleRunId(77)));
    expect(await asking(id)).toMatchObject({ code: 'not_found' });
  });
});

describe('listRuns', () => {
  it('lists my runs newest first with their factoids, page by page', async () => {
    const others = sampleRun(4, { owner: 'key:key_03q9gb7pm00000000000000000' });
    const { deps, state } = await setUp(sampleRun(1), succeededRun(2), sampleRun(3), others);
    state.factoids.set(sampleFactoid(2).id, sampleFactoid(2));
    const input = { principal: owner, query: { limit: 2 }, surface };
    const page = await listRuns({ deps, input });
    expect(page).toMatchObject({
      data: [
        { request_id: sampleRunId(3), factoid: null },
        { request_id: sampleRunId(2), factoid: { id: sampleFactoid(2).id } },
      ],
      has_more: true,
    });
    const rest = await listRuns({ deps, input: { ...input, query: { limit: 2, cursor: page.next_cursor ?? '' } } });
    expect(rest).toMatchObject({ data: [{ request_id: id }], has_more: false, next_cursor: null });
    expect(await listRuns({ deps, input: { ...input, principal: keyHolder } })).toMatchObject({
      data: [{ request_id: others.id }],
    });
  });

  it('shows nothing to somebody without a session', async () => {
    const { deps } = await setUp(sampleRun(1));
    const input = { principal: null, query: { limit: 20 }, surface };
    expect(await listRuns({ deps, input })).toEqual({ data: [], has_more: false, next_cursor: null });
  });
});

describe('cancelRun', () => {
  const input = { principal: owner, id, surface };

  it('ends a run that nobody has begun at once, for nothing', async () => {
    const { deps, state } = await setUp(sampleRun(1));
    expect(await cancelRun({ deps, input })).toMatchObject({ status: 'cancelled', usage: { cost_usd: '0.000000000' } });
    expect(state.runs.get(id)?.hold).toBe('released');
    expect(state.events.get(id)?.map(({ type }) => type)).toEqual(['pending', 'cancelled']);
  });

  it('asks the producer of a running one, which then begins no further call', async () => {
    const { deps, state } = await setUp(sampleRun(1));
    const [now, until] = ['2099-11-22T09:00:00.000Z', '2099-11-22T09:01:40.000Z'];
    await deps.runs.takeLease({ id, holder: 'a', now, until });
    expect(await cancelRun({ deps, input })).toMatchObject({ status: 'running', finished_at: null });
    expect(state.runs.get(id)?.cancelRequestedAt).toBe(now);
    const begin = { type: 'running', run_id: id, seq: 2, at: now, model: 'acme/small', attempt: 1 } as const;
    expect(await deps.runs.startCall({ runId: id, epoch: 1, seq: 1 }, [], begin)).toBe(false);
  });

  it('leaves one that has ended as it is, however often it is asked', async () => {
    const { deps, state } = await setUp(succeededRun(1));
    const before = state.runs.get(id);
    for (let time = 0; time < 2; time += 1) expect((await cancelRun({ deps, input })).status).toBe('succeeded');
    expect(state.runs.get(id)).toEqual(before);
  });

  it("does not stop another's run", async () => {
    const { deps, state } = await setUp(sampleRun(1));
    await expect(cancelRun({ deps, input: { ...input, principal: stranger } })).rejects.toMatchObject({ code: 'not_found' });
    expect(state.runs.get(id)).toEqual(sampleRun(1));
  });
});
