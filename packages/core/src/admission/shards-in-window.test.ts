import { nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boost } from '../operations/boost-budget.ts';
import { type Lever, pullLever } from '../operations/change-controls.ts';
import { putPolicy } from '../operations/set-policy.ts';
import { counterBook } from '../testing/counter-book.ts';
import { admissionOf, attempt, controlsOf, NOON, readingOf, unlimitedRates, VISITOR } from '../testing/sample-admission.ts';
import { admit } from './admit.ts';
import type { Controls } from './controls.ts';
import { type Counter, type HoldPiece, holdPieces } from './counter.ts';
import { type SharedScope, scopesOf, shardsIn, windowOf } from './scope.ts';
import { settlePieces } from './settle-pieces.ts';

const SCOPES = ['global', 'anonymous'] as const satisfies readonly SharedScope[];
type Limited = (typeof SCOPES)[number];
const NANOS_PER_CENT = 10_000_000;

interface Budgets {
  readonly global: number | null;
  readonly anonymous: number | null;
}

interface Ask {
  readonly do: 'ask';
  readonly cents: number;
  /** How many steps ago it read counters, controls and the time. */
  readonly stale: number;
  readonly share: number;
  readonly ends: boolean;
}

type Step =
  | Ask
  | { readonly do: 'policy'; readonly budgets: Budgets }
  | { readonly do: 'boost'; readonly scope: Limited; readonly cents: number; readonly minutes: number }
  | { readonly do: 'wait'; readonly minutes: number };

const cents = fc.option(fc.integer({ min: 20, max: 2_000 }), { freq: 20 });
const budgets: fc.Arbitrary<Budgets> = fc.record({ global: cents, anonymous: cents });
const lots = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('ask' as const),
        cents: fc.integer({ min: 1, max: 400 }),
        stale: fc.nat(5),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        ends: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('policy' as const), budgets }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('boost' as const),
        scope: fc.constantFrom(...SCOPES),
        cents: fc.integer({ min: 1, max: 2_000 }),
        minutes: fc.integer({ min: 1, max: 60 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 40 }) }) },
  ),
  { maxLength: 120 },
);

describe('limits that change within a window', () => {
  it('never let more be committed than the highest limit that an admission of the window was decided under', () => {
    fc.assert(
      fc.property(budgets, steps, lots, (first, script, drawn) => {
        const play = playOf(first, drawn, 'whenever');
        for (const step of script) {
          play.perform(step);
          for (const scope of SCOPES) expect(play.committed(scope)).toBeLessThanOrEqual(play.highest(scope));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('bind every admission that has read them, however high the limit was before', () => {
    fc.assert(
      fc.property(budgets, steps, lots, (first, script, drawn) => {
        const play = playOf(first, drawn, 'since the last change');
        for (const step of script) {
          const isAdmitted = play.perform(step);
          for (const scope of isAdmitted ? SCOPES : []) {
            expect(play.committed(scope)).toBeLessThanOrEqual(play.limit(scope));
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never change the number of shards before the window is over', () => {
    fc.assert(
      fc.property(budgets, steps, lots, (first, script, drawn) => {
        const play = playOf(first, drawn, 'whenever');
        const counts = play.shards();
        for (const step of script) {
          play.perform(step);
          expect(play.shards()).toEqual(counts);
        }
      }),
    );
  });
});

interface View {
  readonly controls: Controls;
  readonly counters: ReadonlyMap<string, Counter>;
  readonly now: Date;
}

function policyOf({ global, anonymous }: Budgets): object {
  const usd = (amount: number | null) => (amount === null ? null : (amount / 100).toFixed(2));
  return {
    budgets: { global: usd(global), anonymous: usd(anonymous), network: null, session: null },
    rates: unlimitedRates,
    concurrent_runs: { session: null },
  };
}

function limitIn({ controls, now }: View, scope: Limited): number {
  const found = scopesOf(VISITOR, 'generate', { ...controls, now }).find(({ id }) => id === scope);
  return found?.budget ?? Number.POSITIVE_INFINITY;
}

/** A day on which an operator pulls levers while requests decide on what they read some steps ago, at most. */
function playOf(first: Budgets, drawn: readonly number[], reads: 'whenever' | 'since the last change') {
  const book = counterBook();
  const open: { readonly pieces: readonly HoldPiece[]; readonly cost: number }[] = [];
  const highest = { global: 0, anonymous: 0 };
  let controls = controlsOf(policyOf(first));
  let now = NOON;
  let views: View[] = [];
  const view = (): View => ({ controls, counters: book.snapshot(), now });
  const limits = (at: View) => SCOPES.map((scope) => limitIn(at, scope)).join();
  const pull = (lever: Lever): boolean => {
    controls = pullLever(lever, controls, now);
    return false;
  };
  const wait = (minutes: number): boolean => {
    const later = new Date(now.getTime() + minutes * 60_000);
    if (windowOf(later) === windowOf(NOON)) now = later;
    return false;
  };
  const ask = ({ cents: bound, stale, share, ends }: Ask): boolean => {
    const seen = views.at(-1 - stale) ?? views[0] ?? view();
    const reading = readingOf(seen.counters);
    const admission = admissionOf({ controls: seen.controls, now: seen.now, reading, canVerify: false });
    const amount = nanoUsd(bound * NANOS_PER_CENT);
    const takings = attempt(() => admit(admission, amount, () => drawn[views.length % drawn.length] ?? 0));
    const ended = ends ? open.shift() : undefined;
    if (ended) book.change(settlePieces(ended.pieces, nanoUsd(ended.cost), 'free'));
    if (!takings || !book.write(takings)) return false;
    for (const scope of SCOPES) highest[scope] = Math.max(highest[scope], limitIn(seen, scope));
    open.push({ pieces: holdPieces(takings), cost: Math.floor(amount * share) });
    return true;
  };
  const take = (step: Step): boolean => {
    if (step.do === 'ask') return ask(step);
    if (step.do === 'wait') return wait(step.minutes);
    if (step.do === 'policy') return pull(putPolicy(JSON.stringify(policyOf(step.budgets))));
    const until = new Date(now.getTime() + step.minutes * 60_000).toISOString();
    return pull(boost({ scope: step.scope, amount: nanoUsd(step.cents * NANOS_PER_CENT), until }));
  };
  return {
    /** Whether it was an admission. */
    perform(step: Step): boolean {
      const isAdmitted = take(step);
      const last = views.at(-1);
      const isChange = last === undefined || limits(last) !== limits(view());
      views = isChange && reads === 'since the last change' ? [view()] : [...views, view()];
      return isAdmitted;
    },
    committed: (scope: Limited) => book.total(scope, 'committed'),
    limit: (scope: Limited) => limitIn(view(), scope),
    highest: (scope: Limited) => highest[scope],
    shards: () => SCOPES.map((scope) => shardsIn(scope, windowOf(NOON), controls)),
  };
}
