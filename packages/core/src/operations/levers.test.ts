import { nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Controls, parsePolicy, SHARED_SCOPES, shardsIn, windowOf } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { countingIds, manualClock } from '../testing/index.ts';
import { memoryOperations } from '../testing/memory-operations.ts';
import { controlsOf } from '../testing/sample-admission.ts';
import { boost } from './boost-budget.ts';
import { activeBoosts } from './boosts.ts';
import { pullLever } from './change-controls.ts';
import {
  allowParty,
  boostBudget,
  denyParty,
  getControls,
  killTarget,
  listAudit,
  type Order,
  setPolicy,
  unkillTarget,
} from './index.ts';
import { kill } from './kill-target.ts';
import { putPolicy } from './set-policy.ts';
import { unkill } from './unkill-target.ts';

const DAY_MS = 86_400_000;
const order: Order = { by: 'key:key_03q9gb7pm00000000000000001', reason: 'a test', dryRun: false };
const dryRun = { ...order, dryRun: true };

function setUp(seed = '{}') {
  const world = { controls: null as Controls | null, denied: new Set<string>() };
  const clock = manualClock();
  const stores = memoryOperations(world);
  return { world, clock, audits: stores.audits, deps: { ...stores, clock, ids: countingIds(), seed } };
}

describe('a lever', () => {
  it('changes the controls by one version, and is recorded with who and why', async () => {
    const { deps, world, audits } = setUp();
    const result = await killTarget({ deps, order, input: { target: 'all' } });
    expect(result).toMatchObject({ applied: true, controls: { version: 1, kills: [{ target: 'all' }] } });
    expect(world.controls?.kills).toEqual([{ target: 'all', at: '2099-11-22T09:00:00.000Z' }]);
    expect(audits).toEqual([expect.objectContaining({ by: order.by, action: 'kill', subject: 'all', reason: 'a test' })]);
    expect(await listAudit({ deps })).toEqual({ data: [result.audit] });
  });

  it('that changes nothing is neither written nor recorded', async () => {
    const { deps, audits } = setUp();
    await killTarget({ deps, order, input: { target: 'all' } });
    const again = await killTarget({ deps, order, input: { target: 'all' } });
    expect(again).toMatchObject({ applied: false, audit: null, controls: { version: 1 } });
    expect(await unkillTarget({ deps, order, input: { target: 'anonymous' } })).toMatchObject({ applied: false, audit: null });
    expect(await setPolicy({ deps, order, input: { policyJson: ' {} ' } })).toMatchObject({ applied: false, audit: null });
    expect(audits).toHaveLength(1);
  });

  it('tells in a dry run what it would do, and does nothing', async () => {
    const { deps, world, audits } = setUp();
    const input = { scope: 'global', usd: '1', for: '2h' };
    const told = await boostBudget({ deps, order: dryRun, input });
    expect(told).toMatchObject({ applied: false, controls: { version: 1, boosts: [{ usd: '1.000000000' }] } });
    expect(told.audit?.subject).toBe('global +1.000000000 until 2099-11-22T11:00:00.000Z');
    expect((await denyParty({ deps, order: dryRun, input: { party: 'network:n' } })).denied).toEqual(['network:n']);
    expect([world.controls, audits, await deps.denyList.list('')]).toEqual([null, [], []]);
  });

  it('is pulled again when somebody else was faster, and gives up in time', async () => {
    const { deps, world } = setUp();
    let losses = 3;
    const save: typeof deps.controls.save = async (controls, audit) => {
      losses -= 1;
      if (losses >= 0) return false;
      return deps.controls.save(controls, audit);
    };
    await killTarget({ deps: { ...deps, controls: { ...deps.controls, save } }, order, input: { target: 'anonymous' } });
    expect(world.controls?.kills).toMatchObject([{ target: 'anonymous' }]);
    losses = Number.POSITIVE_INFINITY;
    const losing = killTarget({ deps: { ...deps, controls: { ...deps.controls, save } }, order, input: { target: 'all' } });
    await expect(losing).rejects.toMatchObject({ code: 'store_busy' });
  });

  it('loses nothing when several are pulled at once', async () => {
    const { deps } = setUp();
    const targets = ['all', 'anonymous', 'model:acme/small'];
    await Promise.all(targets.map((target) => killTarget({ deps, order, input: { target } })));
    const { kills, version } = await getControls({ deps });
    expect([kills.map(({ target }) => target).sort(), version]).toEqual([targets, 3]);
  });
});

describe('a policy', () => {
  it('that is not JSON, or has an unknown name or a bad value, is refused with the path; the old one stays', async () => {
    const { deps, audits } = setUp('{"budgets":{"global":"3.00"}}');
    const refused = async (policyJson: string) => {
      const error = await setPolicy({ deps, order, input: { policyJson } }).catch((thrown: unknown) => thrown);
      if (!(error instanceof AppError)) throw error;
      return [error.code, ...(error.toProblem().errors ?? []).map(({ location }) => location)];
    };
    expect(await refused('{"budgets":')).toEqual(['invalid_request']);
    expect(await refused('{"budgets":{"globl":"9"}}')).toEqual(['invalid_request', '/budgets/globl']);
    expect(await refused('{"budgets":{"global":"-1"}}')).toEqual(['invalid_request', '/budgets/global']);
    expect(await refused('{"rates":{"generate":{"session":["often"]}},"x":1}')).toEqual([
      'invalid_request',
      '/rates/generate/session/0',
      '/x',
    ]);
    expect(await refused(JSON.stringify({ models: { deny: ['m'.repeat(20_000)] } }))).toEqual(['invalid_request']);
    expect(await getControls({ deps })).toMatchObject({ version: 0, policy: { budgets: { global: '3.00' } } });
    expect(audits).toEqual([]);
  });

  it('stays as it is within a minute of midnight, when it is not certain whose shards stand', async () => {
    for (const at of ['2099-11-22T23:59:30.000Z', '2099-11-23T00:00:30.000Z']) {
      const pulled = () => pullLever(putPolicy('{"budgets":{"global":"9"}}'), controlsOf({}), new Date(at));
      expect(pulled).toThrow(expect.objectContaining({ code: 'store_busy' }));
      expect(pullLever(kill('all'), controlsOf({}), new Date(at)).kills).toHaveLength(1);
    }
  });
});

describe('a boost', () => {
  const refusalOf = (work: () => unknown) => expect(work).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  const noon = new Date('2099-11-22T12:00:00.000Z');
  const hourLater = '2099-11-22T13:00:00.000Z';
  const of = (amount: number, scope = 'global', until = hourLater) => boost({ scope, amount: nanoUsd(amount), until });

  it('is positive, and short of what cannot be told exactly', () => {
    for (const amount of [0, -1]) refusalOf(() => of(amount)(controlsOf({}), noon));
    const great = pullLever(of(999_999_999_999_999), controlsOf({}), noon);
    refusalOf(() => of(1_000_000_000)(great, noon));
    expect(pullLever(of(1_000_000_000, 'system'), great, noon).boosts).toHaveLength(2);
  });

  it('lasts thirty days at most', async () => {
    const { deps } = setUp();
    const input = { scope: 'system', usd: '0.5' };
    await expect(boostBudget({ deps, order, input: { ...input, for: '31d' } })).rejects.toMatchObject({
      particulars: { errors: [{ location: '/for' }] },
    });
    expect(await boostBudget({ deps, order, input: { ...input, for: '30d' } })).toMatchObject({ applied: true });
  });

  it('is one of fifty at most that are at work', () => {
    const many = Array.from({ length: 50 }).reduce<Controls>((controls) => pullLever(of(1), controls, noon), controlsOf({}));
    refusalOf(() => of(1)(many, noon));
    expect(pullLever(of(1, 'global', '2099-11-22T15:00:00.000Z'), many, new Date(hourLater)).boosts).toHaveLength(51);
  });

  it('that has ended stays to be seen until its day is over', () => {
    const boosted = pullLever(of(5), controlsOf({}), noon);
    const at = (time: string) => pullLever(kill('all'), boosted, new Date(time)).boosts;
    expect(at('2099-11-22T23:59:59.000Z')).toHaveLength(1);
    expect(at('2099-11-23T00:00:00.000Z')).toHaveLength(0);
  });
});

describe('the deny list', () => {
  it('keeps a party out for a while or for good, and lets it in again', async () => {
    const { deps, clock, audits } = setUp();
    const deny = (input: { party: string; for?: string }) => denyParty({ deps, order, input });
    expect(await deny({ party: 'session:s', for: '30m' })).toMatchObject({ applied: true, denied: ['session:s'] });
    expect(await deny({ party: 'key:k' })).toMatchObject({ applied: true, denied: ['key:k', 'session:s'] });
    expect(await deny({ party: 'key:k' })).toMatchObject({ applied: false, audit: null });
    await clock.advance(30 * 60_000);
    expect(await allowParty({ deps, order: dryRun, input: { party: 'key:k' } })).toMatchObject({ applied: false, denied: [] });
    expect(await allowParty({ deps, order, input: { party: 'key:k' } })).toMatchObject({ applied: true, denied: [] });
    expect(await allowParty({ deps, order, input: { party: 'key:k' } })).toMatchObject({ applied: false, audit: null });
    expect(audits.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'deny session:s until 2099-11-22T09:30:00.000Z',
      'deny key:k',
      'allow key:k',
    ]);
  });
});

describe('any sequence of levers', () => {
  const target = fc.constantFrom('all', 'anonymous', 'model:acme/small', 'model:acme/large');
  const usd = fc.constantFrom('0.10', '1.00', '4.99', '16', '40.000000001', null);
  const policy = fc.record({ global: usd, anonymous: usd, system: usd }).map((budgets) => JSON.stringify({ budgets }));
  const scope = fc.constantFrom('global', 'anonymous', 'system', 'key:key_1');
  const lever = fc.oneof(
    target.map((name) => () => kill(name)),
    target.map((name) => () => unkill(name)),
    policy.map((json) => () => putPolicy(json)),
    fc.tuple(scope, fc.integer({ min: -5, max: 5_000_000_000 }), fc.integer({ min: 60_000, max: 2 * DAY_MS })).map(
      ([name, amount, forMs]) =>
        (now: Date) =>
          boost({ scope: name, amount: nanoUsd(amount), until: new Date(now.getTime() + forMs).toISOString() }),
    ),
  );
  const steps = fc.array(fc.record({ lever, afterMs: fc.integer({ min: 0, max: DAY_MS }) }), { maxLength: 30 });

  /** The step's outcome: the same controls when it was refused. */
  function step(before: Controls, { lever: make, now }: { lever: (now: Date) => ReturnType<typeof kill>; now: Date }): Controls {
    try {
      return pullLever(make(now), before, now);
    } catch (error) {
      if (error instanceof AppError) return before;
      throw error;
    }
  }

  function expectSound(before: Controls, controls: Controls, now: Date): void {
    const today = windowOf(now);
    const isKept = ({ until }: { until: string }) => controls === before || windowOf(new Date(until)) >= today;
    expect(controls.version - before.version).toBe(controls === before ? 0 : 1);
    expect(parsePolicy(controls.policyJson)).toEqual(controls.policy);
    expect(activeBoosts(controls.boosts, now).length).toBeLessThanOrEqual(50);
    expect(controls.boosts.filter((kept) => kept.amount <= 0 || !isKept(kept))).toEqual([]);
  }

  function expectShardsToStand(before: Controls, controls: Controls, now: Date): void {
    const today = windowOf(now);
    for (const shared of SHARED_SCOPES) expect(shardsIn(shared, today, controls)).toBe(shardsIn(shared, today, before));
    const isOfPolicy = controls.policyJson !== before.policyJson;
    expect(isOfPolicy ? controls.shards.window : controls.shards).toEqual(isOfPolicy ? today : before.shards);
  }

  it('leaves controls that can be read, grows by one version a change, and keeps shard counts within each day', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let controls: Controls = { ...controlsOf({}), version: 0 };
        let now = new Date('2099-11-22T09:00:00.000Z');
        for (const { lever: make, afterMs } of sequence) {
          now = new Date(now.getTime() + afterMs);
          const before = controls;
          controls = step(before, { lever: make, now });
          expectSound(before, controls, now);
          expectShardsToStand(before, controls, now);
        }
      }),
      { numRuns: 300 },
    );
  });
});
