import { type Fire, quiet } from './fire.ts';
import { stepsOf } from './tickets.ts';

const ROUND_MS = 70_000;
/** Longer than a worker's lease. */
const LEASE_MS = 110_000;
const MOST_ROUNDS = 40;
/** Longer than a message whose worker died stays invisible. */
const REDELIVERY_MS = 600_000;

/** Lets time go on and the reaper pass until no run is open, then past the redelivery of every message. @returns rounds it took */
export async function burnOut(fire: Fire): Promise<number> {
  let rounds = 0;
  await quiet(fire);
  while ((await openRuns(fire)) > 0 && rounds < MOST_ROUNDS) {
    await pass(fire, ROUND_MS);
    rounds += 1;
  }
  for (let time = 0; time < 3; time += 1) await pass(fire, REDELIVERY_MS);
  return rounds;
}

/** Lets the reaper die at each of its steps while it has work to do. @returns how often it died */
export async function killReapers(fire: Fire): Promise<number> {
  const steps = stepsOf(fire.invocations.of('reap-runs'));
  const issued = fire.tickets.issue(steps, ['kill_before', 'kill_after']);
  await fire.cloud.time.advance(LEASE_MS).catch(() => undefined);
  for (let passes = 0; passes < issued.length; passes += 1) {
    await fire.cloud.runSchedule('reap-runs').catch(() => undefined);
  }
  fire.tickets.recall();
  return issued.filter(({ takenBy }) => takenBy !== null).length;
}

/** Time goes on, and the reaper passes: also one that dies on its way. */
async function pass(fire: Fire, ms: number): Promise<void> {
  await fire.cloud.time.advance(ms).catch(() => undefined);
  await fire.cloud.runSchedule('reap-runs').catch(() => undefined);
  await quiet(fire);
}

async function openRuns({ readTables }: Fire): Promise<number> {
  const { runs } = await readTables();
  return runs.filter(({ finishedAt, hold }) => !finishedAt || hold === 'held' || hold === 'settling').length;
}
