import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burnAtRandom } from './burn-at-random.ts';
import { burnOut, killReapers } from './burn-out.ts';
import { type Fire, quiet, startFire } from './fire.ts';
import { lightAll, oneByOne } from './flows.ts';
import { actsAtModelSteps, burnSteps, learnSteps, providerFaults, sendAgain } from './matrix.ts';
import type { Step, Ticket } from './tickets.ts';
import { describeFindings, findingsIn } from './verdict.ts';

const KILLS = 20;
/** Longer than a message stays invisible. */
const REDELIVERY_MS = 600_000;

let fire: Fire;
beforeAll(async () => {
  fire = await startFire();
}, 120_000);
afterAll(() => fire.stop());

/** Of the runs from the `first` on. */
async function findings(first = 0): Promise<string[]> {
  return describeFindings(await findingsIn(fire, fire.burning.slice(first)));
}

function unmet({ tickets }: Fire): Ticket[] {
  return tickets.open().filter(({ messageType, moment }) => messageType !== 'run.settlement_due' && moment.endsWith('#1'));
}

const AGAIN = 15;
let steps: readonly Step[] = [];

describe('whatever goes wrong, each run ends once, is billed as the provider billed it, and reads the same for everybody', () => {
  it('when the provider fails, and when at any AWS call something is killed, cancelled, throttled, in conflict or unanswered', async () => {
    const failing = lightAll(fire, oneByOne(providerFaults(fire)));
    steps = await learnSteps(fire);
    await lightAll(fire, oneByOne(actsAtModelSteps(fire)));
    await burnOut(fire);
    expect(await burnSteps(fire, steps)).toBeGreaterThan(60);
    // A second call of a kind may be a repeated attempt that the machine's load made: only a first one comes each time.
    expect(unmet(fire)).toEqual([]);
    await failing;
    expect(await killReapers(fire)).toBeGreaterThan(4);
    await burnOut(fire);
    expect(await findings()).toEqual([]);
  });

  it(`when ${KILLS} processes are killed by chance`, async () => {
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const before = fire.burning.length;
    expect(await burnAtRandom(fire, { kills: KILLS, seed, steps })).toBeGreaterThanOrEqual(KILLS);
    await burnOut(fire);
    expect({ seed, findings: await findings(before) }).toEqual({ seed, findings: [] });
  });

  it('when messages come again long after the end', async () => {
    const called = fire.cloud.provider?.ledger.length;
    for (const { runId } of fire.burning.slice(-AGAIN)) await sendAgain(fire, runId);
    await quiet(fire);
    expect(fire.cloud.provider?.ledger.length).toBe(called);
    expect(await findings(-AGAIN)).toEqual([]);
  });
});

describe('a message that nobody can work on', () => {
  it('is delivered three times, and is then seen among the dead letters: it alone', async () => {
    const dead = () => fire.cloud.inspectQueue(`${fire.queue}-dlq`)?.ready;
    expect(dead()).toBe(0);
    const unknown = 'run_01jd9p6v3g0000000000000000';
    const poison = [
      'this is no JSON',
      JSON.stringify({ type: 'run.forgotten', run_id: unknown }),
      JSON.stringify({ type: 'run.requested', run_id: unknown }),
      JSON.stringify({ type: 'run.settlement_due', run_id: unknown, lookup: 0 }),
      JSON.stringify({ type: 'run.requested', run_id: 'nonsense' }),
    ];
    for (const body of poison) await fire.send(body);
    for (const deaths of [0, 0, poison.length]) {
      await quiet(fire);
      await expect.poll(() => fire.cloud.inspectQueue(fire.queue)).toEqual({ ready: 0, inFlight: poison.length, delayed: 0 });
      await fire.cloud.time.advance(REDELIVERY_MS);
      await expect.poll(dead, { timeout: 10_000 }).toBe(deaths);
    }
    expect(fire.cloud.inspectQueue(fire.queue)).toEqual({ ready: 0, inFlight: 0, delayed: 0 });
  });
});
