import fc from 'fast-check';
import { ASKERS, BOOSTABLE, MODELS } from './askers.ts';
import type { Answer } from './fake-provider.ts';
import type { Fault } from './verb.ts';

/** Dollars a day, or a lifetime of a chat, by scope; null: no limit. */
export type Budgets = Readonly<Record<(typeof BUDGETED)[number], string | null>>;
const BUDGETED = [
  'global',
  'system',
  'anonymous',
  'network',
  'session',
  'session_verified',
  'key_free',
  'key_pro',
  'chat_session',
] as const;

export type Act =
  | { readonly do: 'quote'; readonly asker: number; readonly model: number }
  | {
      readonly do: 'admit';
      readonly asker: number;
      readonly model: number;
      /** Of a few idempotency keys; null: none. */
      readonly key: number | null;
      readonly twice: boolean;
    }
  /** Several at once, of one asker or of all of them in turn. */
  | { readonly do: 'burst'; readonly asker: number; readonly model: number; readonly count: number; readonly isOne: boolean }
  | {
      readonly do: 'deliver';
      readonly pick: number;
      readonly twice: boolean;
      readonly answers: readonly Answer[];
      /** How many calls that need a top-up each; null: none, and a factoid is written as ever. */
      readonly further: number | null;
      /** Whether a turn that could not be told whether its top-up was made closes the run itself. */
      readonly closesBlindly: boolean;
    }
  | { readonly do: 'open'; readonly asker: number; readonly model: number }
  /** In one of the chats there are, by whose it is; one is opened where there is none. */
  | { readonly do: 'say'; readonly pick: number; readonly key: number | null; readonly twice: boolean }
  | { readonly do: 'forget'; readonly pick: number }
  /** Texts made into vectors, on the system's account. */
  | { readonly do: 'embed'; readonly answer: Answer }
  | { readonly do: 'lose'; readonly pick: number }
  | { readonly do: 'cancel'; readonly pick: number }
  | { readonly do: 'reap' }
  | { readonly do: 'close'; readonly daysBack: number }
  | { readonly do: 'advance'; readonly by: 'seconds' | 'lease' | 'hours' | 'eve' | 'midnight'; readonly amount: number }
  | { readonly do: 'policy'; readonly budgets: Budgets }
  | { readonly do: 'boost'; readonly scope: string; readonly usd: string; readonly for: string }
  | { readonly do: 'kill' | 'unkill'; readonly target: string };

export type Command = Act & {
  /** How many calls of any verb are let through before the next command. */
  readonly patience: number;
  readonly faults: readonly Fault[];
  readonly skewMs: number;
};

/** One sequence of the proof. */
export interface Case {
  readonly seed: number;
  readonly budgets: Budgets;
  readonly rates: readonly string[] | null;
  /** Whether the provider bills above the bound now and then. */
  readonly overcharges: boolean;
  readonly commands: readonly Command[];
}

const dollars = fc.constantFrom(null, '0.01', '0.200000001', '0.9', '1.5', '2.000000003', '3.1', '3.1', '5');
/** Around what one turn holds, of a cheap model and of a dear one. */
const chatDollars = fc.constantFrom(null, '0.0095', '0.014', '0.021', '0.04', '0.253', '0.6');
const budgets: fc.Arbitrary<Budgets> = fc.record({
  global: dollars,
  system: dollars,
  anonymous: dollars,
  network: dollars,
  session: dollars,
  session_verified: dollars,
  key_free: dollars,
  key_pro: dollars,
  chat_session: chatDollars,
});

const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.constantFrom('good', 'good', 'known', 'known', 'bad', 'refused', 'cut', 'silent'),
  share: fc.constantFrom(0, 1, 0.3, 0.999, 0.05),
  told: fc.constantFrom('now', 'now', 'late', 'never'),
});

const orNone = (numbers: fc.Arbitrary<number>): fc.Arbitrary<number | null> => fc.option(numbers, { freq: 2 });
const index = (list: readonly unknown[]) => fc.nat(list.length - 1);
const asking = { asker: index(ASKERS), model: index(MODELS) };
const targets = fc.constantFrom('all', 'anonymous', `model:${MODELS[1]?.id}`);
const act = <Name extends Act['do'], Rest extends object>(
  name: Name,
  rest: { [Field in keyof Rest]: fc.Arbitrary<Rest[Field]> },
) => fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<{ do: Name } & Rest>;

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: act('admit', { ...asking, key: orNone(fc.nat(1)), twice: fc.boolean() }) },
  { weight: 5, arbitrary: act('burst', { ...asking, count: fc.integer({ min: 2, max: 4 }), isOne: fc.boolean() }) },
  {
    weight: 14,
    arbitrary: act('deliver', {
      pick: fc.nat(9),
      twice: fc.nat(9).map((n) => n > 7),
      answers: fc.array(answer, { minLength: 1, maxLength: 5 }),
      further: orNone(fc.integer({ min: 1, max: 3 })),
      closesBlindly: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: act('advance', {
      by: fc.constantFrom('seconds', 'seconds', 'lease', 'hours', 'eve', 'midnight'),
      amount: fc.integer({ min: 1, max: 90 }),
    }),
  },
  { weight: 3, arbitrary: act('open', { asker: index(ASKERS), model: fc.nat(1) }) },
  { weight: 12, arbitrary: act('say', { pick: fc.nat(9), key: orNone(fc.nat(1)), twice: fc.boolean() }) },
  { weight: 1, arbitrary: act('forget', { pick: fc.nat(9) }) },
  { weight: 2, arbitrary: act('embed', { answer }) },
  { weight: 3, arbitrary: act('cancel', { pick: fc.nat(9) }) },
  { weight: 3, arbitrary: act('reap', {}) },
  { weight: 2, arbitrary: act('policy', { budgets }) },
  { weight: 2, arbitrary: act('close', { daysBack: fc.integer({ min: 1, max: 2 }) }) },
  {
    weight: 2,
    arbitrary: act('boost', {
      scope: fc.constantFrom(...BOOSTABLE),
      usd: fc.constantFrom('0.07', '1.3'),
      for: fc.constantFrom('1m', '3h', '2d'),
    }),
  },
  { weight: 1, arbitrary: act('kill', { target: targets }) },
  { weight: 3, arbitrary: act('unkill', { target: targets }) },
  { weight: 1, arbitrary: act('lose', { pick: fc.nat(9) }) },
  { weight: 1, arbitrary: act('quote', asking) },
);

const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.nat(11),
  kind: fc.constantFrom('refused', 'busy', 'unanswered', 'crash_before', 'crash_after'),
});

const command: fc.Arbitrary<Command> = fc
  .record({
    what: acts,
    patience: fc.nat(9),
    faults: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.array(fault, { minLength: 1, maxLength: 2 }) },
    ),
    skewMs: fc.constantFrom(0, 0, 0, -1_500, 1_500),
  })
  .map(({ what, ...rest }) => ({ ...what, ...rest }));

/** @param longest how many commands a sequence has at the most */
export function cases(longest: number): fc.Arbitrary<Case> {
  return fc.record({
    seed: fc.noShrink(fc.noBias(fc.nat())),
    budgets,
    rates: fc.constantFrom(null, ['4/min'], ['2/min', '20/h', '3/day']),
    overcharges: fc.nat(7).map((n) => n === 7),
    commands: fc.array(command, { minLength: 1, maxLength: longest, size: 'max' }),
  });
}
