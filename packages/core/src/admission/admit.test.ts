import { nanoUsd, parseUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../app-error.ts';
import { counterBook } from '../testing/counter-book.ts';
import {
  admissionOf,
  attempt,
  controlsOf,
  DEVELOPER,
  NOON,
  readingOf,
  unlimitedRates,
  VISITOR,
} from '../testing/sample-admission.ts';
import { type Admission, admit, countersOf, limitsOf } from './admit.ts';
import type { Controls } from './controls.ts';
import { type Counter, counterId, emptyCounter, holdPieces } from './counter.ts';
import { scopesOf } from './scope.ts';
import { freeSlots, settlePieces } from './settle-pieces.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'admitted';
}

describe('the ceiling', () => {
  it('binds new admissions when it is lowered, and gives more while a boost lasts', () => {
    const book = counterBook();
    const rich = controlsOf({
      budgets: { session: '1.00', network: null },
      rates: unlimitedRates,
      concurrent_runs: { session: null },
    });
    const poor = controlsOf({
      budgets: { session: '0.30', network: null },
      rates: unlimitedRates,
      concurrent_runs: { session: null },
    });
    const ask = (controls: Controls, now = NOON) =>
      codeOf(() =>
        book.write(admit(admissionOf({ controls, now, reading: readingOf(book.snapshot()) }), nanoUsd(200_000_000), () => 0)),
      );
    expect([ask(rich), ask(rich), ask(poor)]).toEqual(['admitted', 'admitted', 'budget_exhausted']);
    const boost = { scope: 'session:ses_1', amount: parseUsd('0.30'), until: '2099-11-22T13:00:00.000Z' };
    expect(ask({ ...poor, boosts: [boost] })).toBe('admitted');
    expect(ask({ ...poor, boosts: [boost] }, new Date('2099-11-22T13:00:01.000Z'))).toBe('budget_exhausted');
  });
});

describe('rates', () => {
  it('refuse the fourth request of a minute, say when the next fits, and let it in then', () => {
    const book = counterBook();
    const ask = (now: Date) =>
      attempt(() =>
        admit(
          admissionOf({ now, controls: controlsOf({ concurrent_runs: { session: null } }), reading: readingOf(book.snapshot()) }),
          nanoUsd(1),
          () => 0,
        ),
      );
    for (let time = 0; time < 3; time += 1) expect(book.write(ask(NOON) ?? [])).toBe(true);
    const admission = admissionOf({
      reading: readingOf(book.snapshot()),
      controls: controlsOf({ concurrent_runs: { session: null } }),
    });
    const refusal = problemOf(() => admit(admission, nanoUsd(1), () => 0));
    expect(refusal).toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryable: true,
      retry_after: 20,
      limit: { scope: 'session', kind: 'rate', limit: '3' },
    });
    expect(refusal?.detail).toContain('20 seconds');
    expect(ask(new Date(NOON.getTime() + 20_000))).toBeTruthy();
  });

  it('lose a race instead of admitting too much when many read the same moment', () => {
    const book = counterBook();
    const controls = controlsOf({ concurrent_runs: { session: null } });
    const all = Array.from({ length: 20 }, () => admit(admissionOf({ controls }), nanoUsd(1), () => 0));
    expect(all.filter((takings) => book.write(takings))).toHaveLength(1);
  });

  it('are kept apart for a visitor who has passed the check, so that it lifts what was used up', () => {
    const book = counterBook();
    const ask = (isVerified: boolean) =>
      admit(
        admissionOf({
          party: { ...VISITOR, isVerified },
          controls: controlsOf({ concurrent_runs: { session: null, session_verified: null } }),
          reading: readingOf(book.snapshot()),
        }),
        nanoUsd(1),
        () => 0,
      );
    for (let time = 0; time < 3; time += 1) book.write(ask(false));
    expect(codeOf(() => ask(false))).toBe('rate_limited');
    for (let time = 0; time < 3; time += 1) expect(book.write(ask(true))).toBe(true);
    expect(codeOf(() => ask(true))).toBe('rate_limited');
  });

  it('run on over midnight, although the counters begin anew, and so do open runs', () => {
    const book = counterBook();
    const before = new Date('2099-11-22T23:59:59.000Z');
    const after = new Date('2099-11-23T00:00:01.000Z');
    for (let time = 0; time < 3; time += 1)
      book.write(admit(admissionOf({ now: before, reading: readingOf(book.snapshot()) }), nanoUsd(1), () => 0));
    const late = admissionOf({ now: after, reading: readingOf(book.snapshot()) });
    expect(codeOf(() => admit(late, nanoUsd(1), () => 0))).toBe('rate_limited');
    const read = countersOf(scopesOf(VISITOR, 'generate', { ...late.controls, now: after }), after);
    expect(new Set(read.map(({ window }) => window))).toEqual(new Set(['2099-11-22', '2099-11-23']));
  });

  it('keep runs at a time within their number, and free the slot when a run ends though its cost is unknown', () => {
    const book = counterBook();
    const controls = controlsOf({ rates: unlimitedRates });
    const ask = () => admit(admissionOf({ controls, reading: readingOf(book.snapshot()) }), nanoUsd(1_000), () => 0);
    const first = ask();
    book.write(first);
    book.write(ask());
    book.write(ask());
    expect(problemOf(ask)).toMatchObject({ code: 'rate_limited', limit: { kind: 'concurrent', limit: '3' } });
    book.change(freeSlots(holdPieces(first)));
    expect(book.write(ask())).toBe(true);
  });
});

describe('a refusal', () => {
  const half = controlsOf({ budgets: { anonymous: '2.00' }, rates: unlimitedRates });

  it('asks visitors for a human check once half of their budget is spent, and nobody else', () => {
    const counter = {
      ...emptyCounter({ scope: 'anonymous', window: '2099-11-22', shard: 0 }),
      committed: nanoUsd(1_000_000_000),
    };
    const reading = readingOf(new Map([[counterId(counter), counter]]));
    const ask = (overrides: Partial<Admission>) =>
      codeOf(() => admit(admissionOf({ controls: half, reading, ...overrides }), nanoUsd(1), () => 0));
    expect(ask({})).toBe('challenge_required');
    expect(ask({ party: { ...VISITOR, isVerified: true } })).toBe('admitted');
    expect(ask({ party: DEVELOPER })).toBe('admitted');
    expect(ask({ canVerify: false })).toBe('admitted');
  });

  it('tells money from time, whose it is, and what would lift it', () => {
    const refusal = problemOf(() => admit(admissionOf({ controls: half }), parseUsd('0.06'), () => 0));
    expect(refusal).toMatchObject({
      code: 'budget_exhausted',
      status: 402,
      retryable: false,
      limit: {
        scope: 'session',
        kind: 'budget',
        limit: '0.050000000',
        reset_at: '2099-11-23T00:00:00.000Z',
        lifted_by: ['wait', 'challenge', 'key'],
      },
    });
    expect(refusal?.retry_after).toBeUndefined();
  });

  const perSession = (rate: string) => ({ rates: { generate: { ...unlimitedRates.generate, session: [rate] } } });

  it.each([
    [1, { concurrent_runs: { session: 1 } }, 'Your limit is 1 run at a time: wait until it has ended.'],
    [2, { concurrent_runs: { session: 2 } }, 'Your limit is 2 runs at a time: wait until one of them has ended.'],
    [1, perSession('1/day'), 'Your limit is 1 request a day; there are new ones at 00:00 UTC.'],
    [2, perSession('2/day'), 'Your limit is 2 requests a day; there are new ones at 00:00 UTC.'],
    [1, perSession('1/min'), 'Your limit is 1 request a minute; the next one is possible in 60 seconds.'],
  ])('says how many there may be: %i under %j', (count, limits, words) => {
    const controls = controlsOf({ rates: unlimitedRates, ...limits });
    const book = counterBook();
    const ask = () => admit(admissionOf({ controls, reading: readingOf(book.snapshot()) }), nanoUsd(1), () => 0);
    for (let time = 0; time < count; time += 1) expect(book.write(ask())).toBe(true);
    expect(problemOf(ask)?.detail).toBe(words);
  });

  it.each([
    ['all', VISITOR, 'paused'],
    ['anonymous', VISITOR, 'paused'],
    ['anonymous', DEVELOPER, 'admitted'],
    ['all', DEVELOPER, 'paused'],
    ['acme/small', VISITOR, 'admitted'],
  ] as const)('follows the kill switch %s for %o: %s', (target, party, code) => {
    const controls = controlsOf({}, { kills: [{ target, at: NOON.toISOString() }] });
    expect(codeOf(() => admit(admissionOf({ controls, party }), nanoUsd(1), () => 0))).toBe(code);
  });

  it('meets who is on the deny list, and who is kept slow until that time is over', () => {
    const denied = { ...readingOf(), denied: ['session:ses_1'] };
    expect(codeOf(() => admit(admissionOf({ reading: denied }), nanoUsd(1), () => 0))).toBe('denied');
    const slow = {
      ...emptyCounter({ scope: 'network:net_1', window: '2099-11-22', shard: 0 }),
      throttledUntil: '2099-11-22T12:01:00.000Z',
    };
    const reading = readingOf(new Map([[counterId(slow), slow]]));
    const ask = (overrides: Partial<Admission>) =>
      problemOf(() => admit(admissionOf({ reading, ...overrides }), nanoUsd(1), () => 0));
    expect(ask({ canVerify: false })).toMatchObject({ code: 'rate_limited', retry_after: 60 });
    expect(ask({ canVerify: false, now: new Date('2099-11-22T12:01:00.000Z') })).toBeNull();
  });

  it('asks the neighbours of unusual traffic for a human check, and those whose own it was to wait', () => {
    const throttledUntil = '2099-11-22T12:01:00.000Z';
    const slow = (scope: Counter['scope'], window = '2099-11-22') => ({
      ...emptyCounter({ scope, window, shard: 0 }),
      throttledUntil,
    });
    const ask = (counters: readonly Counter[], overrides: Partial<Admission> = {}) => {
      const reading = readingOf(new Map(counters.map((counter) => [counterId(counter), counter])));
      return problemOf(() => admit(admissionOf({ reading, ...overrides }), nanoUsd(1), () => 0));
    };
    const network = [slow('network:net_1')];
    const verified = { party: { ...VISITOR, isVerified: true } };
    expect(ask(network)).toMatchObject({
      code: 'challenge_required',
      limit: { scope: 'network', reset_at: throttledUntil, lifted_by: ['wait', 'challenge', 'key'] },
    });
    expect(ask(network, verified)).toBeNull();
    expect(ask(network, { controls: controlsOf({ challenge: { on_anomaly: false } }) })?.code).toBe('rate_limited');
    const session = [...network, slow('session:ses_1')];
    expect(ask(session)).toMatchObject({ code: 'rate_limited', limit: { scope: 'session', lifted_by: ['wait', 'key'] } });
    expect(ask(session, verified)?.code).toBe('rate_limited');
    expect(ask([slow('key:key_1')], { party: DEVELOPER })).toMatchObject({
      code: 'rate_limited',
      limit: { lifted_by: ['wait'] },
    });
    const justAfterMidnight = { now: new Date('2099-11-23T00:00:10.000Z') };
    const fromBefore = { ...slow('network:net_1'), throttledUntil: '2099-11-23T00:05:00.000Z' };
    expect(ask([fromBefore], justAfterMidnight)?.code).toBe('challenge_required');
  });

  it('is known before anything is asked for: the limit that would bind, and all that stand', () => {
    const refusal = problemOf(() => admit(admissionOf(), parseUsd('0.06'), () => 0));
    expect(refusal).toMatchObject({ code: 'budget_exhausted', limit: { scope: 'session', kind: 'budget' } });
    expect(admit(admissionOf(), nanoUsd(1), () => 0)).toHaveLength(4);
    const kinds = limitsOf(admissionOf()).map(({ scope, kind, remaining }) => `${scope} ${kind} ${remaining}`);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'global rate 285',
        'session:ses_1 day 20',
        'session:ses_1 concurrent 3',
        'network:net_1 budget 500000000',
      ]),
    );
  });
});

describe('settling', () => {
  it('spends the cost once in each scope and gives the rest back, however many shards a hold was spread over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 6 }),
        fc.nat(6_000),
        (amounts, cost) => {
          const pieces = ['global', 'anonymous'].flatMap((scope) =>
            amounts.map((amount, shard) => ({
              scope: scope === 'global' ? ('global' as const) : ('anonymous' as const),
              window: 'd',
              shard,
              amount: nanoUsd(amount),
              hasSlot: shard === 0,
            })),
          );
          const changes = settlePieces(pieces, nanoUsd(cost), 'free');
          for (const scope of ['global', 'anonymous']) {
            const own = changes.filter(({ key }) => key.scope === scope);
            const sum = (what: 'spent' | 'committed' | 'openRuns') => own.reduce((total, change) => total + change[what], 0);
            expect(sum('spent')).toBe(cost);
            expect(sum('committed')).toBe(cost - amounts.reduce((total, amount) => total + amount, 0));
            expect(sum('openRuns')).toBe(-1);
          }
        },
      ),
    );
  });
});

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.toProblem();
    throw error;
  }
  return null;
}
