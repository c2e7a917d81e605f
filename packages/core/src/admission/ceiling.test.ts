import { nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CounterBook, counterBook } from '../testing/counter-book.ts';
import { admissionOf, attempt, controlsOf, readingOf, unlimitedRates, VISITOR } from '../testing/sample-admission.ts';
import { admit } from './admit.ts';
import { type HoldPiece, holdPieces } from './counter.ts';
import type { Party } from './scope.ts';
import { freeSlots, settlePieces } from './settle-pieces.ts';

describe('the ceiling', () => {
  const policies = fc.record({
    global: fc.integer({ min: 1, max: 60 }),
    anonymous: fc.integer({ min: 1, max: 60 }),
    session: fc.integer({ min: 1, max: 60 }),
  });
  const steps = fc.array(
    fc.record({
      party: fc.integer({ min: 0, max: 4 }),
      bound: fc.integer({ min: 1, max: 9_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      stale: fc.nat(6),
      ending: fc.constantFrom('settle', 'release', 'look up', 'stay'),
    }),
    { maxLength: 120 },
  );

  it('holds at every moment for every scope, whoever reads how long before writing, and no hold leaks', () => {
    const lots = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(policies, steps, lots, (dollars, script, drawn) => {
        const play = playOf(dollars, drawn);
        for (const step of script) {
          play.ask(step);
          for (const scope of ['global', 'anonymous', `session:ses_${step.party}`]) {
            expect(play.book.total(scope, 'committed')).toBeLessThanOrEqual(limitOf(scope, dollars));
          }
        }
        const spent = play.end();
        const totals = (['spent', 'committed'] as const).map((what) => play.book.total('global', what));
        expect([...totals, play.book.total('anonymous', 'committed')]).toEqual([spent, spent, spent]);
        expect([...play.book.counters.values()].every(({ openRuns }) => openRuns === 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('admits exactly as many equal bounds as fit, however they are spread over shards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 200, max: 900 }), fc.nat(999), (dollars, milli, seed) => {
        const controls = controlsOf({
          budgets: { ...usd({ global: dollars }), anonymous: null, session: null, network: null },
          rates: unlimitedRates,
          concurrent_runs: { session: null },
        });
        const book = counterBook();
        let count = 0;
        for (let lot = seed; ; lot = (lot * 7 + 3) % 1_000) {
          const admission = admissionOf({ controls, reading: readingOf(book.snapshot()) });
          const takings = attempt(() => admit(admission, nanoUsd(milli * 1_000_000), () => lot / 1_000));
          if (!takings) break;
          expect(book.write(takings)).toBe(true);
          count += 1;
        }
        expect(count).toBe(Math.floor((dollars * 1_000) / milli));
      }),
    );
  });
});

function usd(dollars: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(dollars).map(([name, value]) => [name, `${value}.00`]));
}

function limitOf(scope: string, dollars: Record<string, number>): number {
  const name = scope.split(':')[0] ?? '';
  return (dollars[name] ?? 0) * 1_000_000_000;
}

function close(book: CounterBook, run: { pieces: HoldPiece[]; cost: number; looksUp: boolean } | undefined): number {
  if (!run) return 0;
  if (run.looksUp) book.change(freeSlots(run.pieces));
  book.change(settlePieces(run.pieces, nanoUsd(run.cost), run.looksUp ? 'freed' : 'free'));
  return run.cost;
}

interface Step {
  readonly party: number;
  readonly bound: number;
  readonly share: number;
  /** How many steps ago the admission read what it decides on. */
  readonly stale: number;
  readonly ending: 'settle' | 'release' | 'look up' | 'stay';
}

/** A day at the till: requests that decide on old readings, runs that end in every way. */
function playOf(dollars: Record<string, number>, lots: readonly number[]) {
  const budgets = { ...usd(dollars), network: null };
  const controls = controlsOf({ budgets, rates: unlimitedRates, concurrent_runs: { session: null } });
  const book = counterBook();
  const history = [book.snapshot()];
  const open: { pieces: HoldPiece[]; cost: number; looksUp: boolean }[] = [];
  let spent = 0;
  const admitOne = ({ party, bound, share, stale, ending }: Step): void => {
    const seen = history[Math.max(0, history.length - 1 - stale)];
    const visitor: Party = { ...VISITOR, sessionId: `ses_${party}`, network: `net_${party}` };
    const admission = admissionOf({ controls, party: visitor, reading: readingOf(seen), canVerify: false });
    const takings = attempt(() => admit(admission, nanoUsd(bound * 1_000_000), () => lots[history.length % lots.length] ?? 0));
    if (!takings || !book.write(takings)) return;
    const cost = ending === 'release' ? 0 : Math.floor(bound * 1_000_000 * share);
    open.push({ pieces: holdPieces(takings), cost, looksUp: ending === 'look up' });
  };
  return {
    book,
    ask(step: Step): void {
      admitOne(step);
      if (step.ending !== 'stay') spent += close(book, open.shift());
      history.push(book.snapshot());
    },
    /** Ends what is still open. @returns everything that was spent */
    end(): number {
      while (open.length > 0) spent += close(book, open.shift());
      return spent;
    },
  };
}
