import { setTimeout as sleep } from 'node:timers/promises';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Around midnight the policy stays as it is, and counters begin anew: waits until that is over, if less than so much of the day is left. */
export async function passMidnight(neededMs: number): Promise<void> {
  const intoDay = Date.now() % DAY;
  if (intoDay > DAY - neededMs) await sleep(DAY - intoDay + MINUTE + 1_000);
  else if (intoDay < MINUTE) await sleep(MINUTE + 1_000 - intoDay);
}
