import type { ChatSessionId, RunId } from '@factoids/contracts';
import type { Controls } from '../../admission/index.ts';
import { type Books, newBooks } from './books.ts';
import { type CallScheduler, callScheduler } from './call-scheduler.ts';
import type { Case } from './commands.ts';
import type { Coverage } from './coverage.ts';
import { type FakeProvider, fakeProvider } from './fake-provider.ts';
import { type Mailbox, mailbox } from './mailbox.ts';
import { policyJson } from './policy-json.ts';
import { seededLots } from './seeded-lots.ts';
import { type SimClock, simClock } from './sim-clock.ts';
import type { Verb } from './verb.ts';
import type { World } from './world.ts';

/** One sequence as it runs. */
export interface Sim {
  readonly given: Case;
  readonly world: World;
  readonly clock: SimClock;
  readonly scheduler: CallScheduler;
  readonly random: () => number;
  readonly books: Books;
  readonly provider: FakeProvider;
  readonly mail: Mailbox;
  readonly seed: string;
  /** On their way. */
  readonly verbs: Set<Verb>;
  /** Runs that were carried out as turns, with further calls on top-ups. */
  readonly turns: Set<RunId>;
  /** Chats that their openers know of, each by whom of the askers. */
  readonly chats: { readonly id: ChatSessionId; readonly asker: number }[];
  /** What each machine has last read of the controls. */
  readonly machines: Map<number, Controls>;
  readonly coverage: Coverage;
  verbCount: number;
}

export function newSim(given: Case, world: World): Sim {
  const random = seededLots(given.seed);
  const scheduler = callScheduler(random);
  return {
    given,
    world,
    clock: simClock(world.startsAt),
    scheduler,
    random,
    books: newBooks(given.rates),
    provider: fakeProvider({ scheduler, overcharges: given.overcharges }),
    mail: mailbox(),
    seed: policyJson(given.budgets, given.rates),
    verbs: new Set(),
    turns: new Set(),
    chats: [],
    machines: new Map(),
    coverage: new Map(),
    verbCount: 0,
  };
}

/** Lets time go by; whoever does not live that long dies on the way. */
export function passTime(sim: Sim, untilMs: number): void {
  for (const verb of sim.verbs) if (untilMs - verb.startedMs > verb.livesMs) sim.scheduler.crash(verb);
  sim.clock.moveTo(untilMs);
}

/** When the day ends that it is. */
export function midnightAfter(ms: number): number {
  return (Math.floor(ms / 86_400_000) + 1) * 86_400_000;
}
