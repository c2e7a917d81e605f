import { reapRuns } from '../../runs/index.ts';
import { oneQueue } from '../memory-run-queue.ts';
import { KEYS } from './askers.ts';
import { settled } from './call-scheduler.ts';
import type { Case } from './commands.ts';
import { type Coverage, note } from './coverage.ts';
import { deliver } from './deliver.ts';
import type { Answer } from './fake-provider.ts';
import { finalFaults } from './final-checks.ts';
import { perform } from './perform.ts';
import { newSim, passTime, type Sim } from './sim.ts';
import { startVerb } from './start-verb.ts';
import type { WorldSource } from './world.ts';

/** Of ten steps so many let a call through; the others let time pass, where somebody sleeps. */
const CALLS_OF_TEN = 8.5;
const MAX_STEPS = 40_000;
const DRAIN_ROUNDS = 40;
const TRACE_TAIL = 80;

/** A sequence that broke a promise; the message tells which, and how it came to that. */
class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Runs one sequence to its quiet end. Throws BrokenPromise as soon as one is. */
export async function runSequence(given: Case, makeWorld: WorldSource): Promise<Coverage> {
  const sim = newSim(given, await makeWorld(KEYS));
  for (const command of given.commands) {
    perform(sim, command);
    await settled();
    for (let step = 0; step < command.patience; step += 1) if (!(await advance(sim))) break;
    require(sim);
  }
  await drain(sim);
  sim.books.violations.push(...(await finalFaults(sim)));
  require(sim);
  note(sim.coverage, 'model call', sim.provider.bills.length);
  note(sim.coverage, 'verb', sim.verbCount);
  for (const line of sim.scheduler.trace) if (line.includes('!')) note(sim.coverage, `fault ${line.split('!')[1]}`);
  return sim.coverage;
}

/** One call let through, or time moved to the next sleeper; false when nothing waits. */
async function advance(sim: Sim): Promise<boolean> {
  const { scheduler, clock, random, world, books } = sim;
  const isCall = scheduler.heldCount() > 0 && (random() * 10 < CALLS_OF_TEN || !clock.hasSleepers());
  if (isCall) {
    await scheduler.release(world.atOnce === 1 ? 1 : 1 + Math.floor(random() * world.atOnce));
    await books.check(world);
    require(sim);
    return true;
  }
  if (!clock.moveToNextSleeper()) return false;
  await settled();
  return true;
}

async function quiet(sim: Sim): Promise<void> {
  for (let step = 0; await advance(sim); step += 1) {
    if (step > MAX_STEPS) sim.books.violations.push('endless: the verbs on their way do not come to an end');
    require(sim);
  }
}

const LAST_ANSWERS: readonly Answer[] = [{ kind: 'good', share: 0.5, told: 'now' }];

/** Lets everything end: what is on its way, what lies in the queue, what was left behind. */
async function drain(sim: Sim): Promise<void> {
  await quiet(sim);
  for (let round = 0; round < DRAIN_ROUNDS; round += 1) {
    if (sim.mail.letters.length === 0 && isClosed(sim)) return;
    passTime(sim, sim.clock.nowMs() + 200_000 * 2 ** Math.min(round, 8));
    startVerb(sim, {
      name: 'reap at the end',
      faults: [],
      skewMs: 0,
      work: (deps) => reapRuns({ deps: { ...deps, queues: oneQueue(deps.queue) } }),
    });
    await quiet(sim);
    for (let left = sim.mail.letters.length; left > 0; left -= 1) {
      deliver(sim, {
        do: 'deliver',
        pick: 0,
        twice: false,
        answers: LAST_ANSWERS,
        further: null,
        closesBlindly: false,
        faults: [],
        skewMs: 0,
      });
      await settled();
      await quiet(sim);
    }
  }
  sim.books.violations.push(`open: ${DRAIN_ROUNDS} rounds did not bring everything to an end`);
}

function isClosed({ books }: Sim): boolean {
  return [...books.kept.values()].every(({ run }) => run.hold === 'settled' || run.hold === 'released');
}

function require({ books, scheduler }: Sim): void {
  if (books.violations.length === 0) return;
  const steps = scheduler.trace.slice(-TRACE_TAIL).map((line) => `  ${line}`);
  throw new BrokenPromise([...new Set(books.violations), `the last of ${scheduler.trace.length} steps:`, ...steps].join('\n'));
}
