import { type Fire, type Kindling, killWorkerOf } from './fire.ts';
import { FLOWS, lightAll, oneByOne } from './flows.ts';
import { type Step, stepsOf, type Trouble } from './tickets.ts';

const WRITE_TROUBLES: readonly Trouble[] = ['kill_before', 'kill_after', 'conflict', 'throttle', 'lost_answer', 'outage'];
const READ_TROUBLES: readonly Trouble[] = ['kill_before', 'kill_after', 'throttle', 'lost_answer'];
const READS = /^(GetItem|BatchGetItem|Query|SendMessage)/;

/** Every step of work on runs and of their request, learned from runs that nothing goes wrong with. */
export async function learnSteps(fire: Fire): Promise<{ readonly work: readonly Step[]; readonly request: readonly Step[] }> {
  await lightAll(fire, oneByOne(FLOWS));
  const request = stepsOf(fire.invocations.of('api-runs')).filter(({ moment }) => !/^(UpdateItem|GetItem runs)/.test(moment));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  return { work: stepsOf(fire.invocations.of('run-worker')), request };
}

/** Lets each trouble happen at each step, to one run each. @returns how many troubles there were */
export async function burnSteps(fire: Fire, steps: readonly Step[]): Promise<number> {
  const issued = steps.flatMap((step) => fire.tickets.issue([step], READS.test(step.moment) ? READ_TROUBLES : WRITE_TROUBLES));
  const most = issued.length * 3;
  let lit = 0;
  await lightAll(fire, () => {
    const isWanted = fire.tickets.open().some(({ messageType }) => messageType !== 'run.settlement_due');
    lit += 1;
    return isWanted && lit <= most ? (FLOWS[lit % FLOWS.length] ?? {}) : null;
  });
  return issued.length;
}

/** What may happen at a model call: a kill, a cancel, a second message, at each of its steps. */
export function actsAtModelSteps(fire: Fire): Kindling[] {
  const steps = ['accepted', 'headers', 'first_token', 'last_token'] as const;
  const acts: Record<string, NonNullable<Kindling['at']>['act']> = {
    kill: async ({ runId }) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await killWorkerOf(fire, runId);
    },
    cancel: ({ visitor, statusUrl }) => visitor.post(`${statusUrl}/cancel`),
    'cancel and wait': async ({ visitor, statusUrl }) => {
      await visitor.post(`${statusUrl}/cancel`);
      await new Promise((resolve) => setTimeout(resolve, 900));
    },
    'cancel and kill': async ({ visitor, statusUrl, runId }) => {
      await visitor.post(`${statusUrl}/cancel`);
      await killWorkerOf(fire, runId);
    },
    'send again': ({ runId }) =>
      Promise.all([
        fire.send(JSON.stringify({ type: 'run.requested', run_id: runId })),
        fire.send(JSON.stringify({ type: 'run.settlement_due', run_id: runId, lookup: 2 })),
      ]),
  };
  return Object.values(acts).flatMap((act) => steps.map((step) => ({ at: { step, act } })));
}

/** Every fault of the provider, at each attempt and only at the first. */
export function providerFaults({ cloud }: Fire): Kindling[] {
  const behaviours = Object.values(cloud.provider?.faults ?? {});
  const unfit = behaviours.filter(({ answer }) => answer !== undefined);
  return [
    ...behaviours.map((behaviour): Kindling => ({ play: () => behaviour })),
    ...unfit.map((behaviour): Kindling => ({ play: (attempt) => (attempt === 1 ? behaviour : {}) })),
    ...unfit.map((behaviour): Kindling => ({ play: (attempt) => (attempt === 1 ? behaviour : { cutAfterTokens: 9 }) })),
  ];
}
