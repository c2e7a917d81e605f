import { setTimeout as sleep } from 'node:timers/promises';
import { type Burning, cancel, type Fire, type Kindling, killWorkerOf } from './fire.ts';
import { FLOWS, lightAll, oneByOne } from './flows.ts';
import type { ProviderBehaviour } from './model-desk.ts';
import { type Step, stepsOf, type Trouble } from './tickets.ts';

const WRITE_TROUBLES: readonly Trouble[] = [
  'kill_before',
  'kill_after',
  'conflict',
  'throttle',
  'lost_answer',
  'outage',
  'cancel',
];
const SEND_TROUBLES: readonly Trouble[] = ['kill_before', 'kill_after', 'throttle', 'lost_answer', 'outage'];
/** A read has no effect to lose: dying after it is dying before the next call. */
const READ_TROUBLES: readonly Trouble[] = ['kill_before', 'lost_answer', 'outage', 'cancel'];

function troublesAt({ functionName, messageType, moment }: Step): readonly Trouble[] {
  if (moment.startsWith('SendMessage')) return SEND_TROUBLES;
  const troubles = /^(Get|BatchGet|Query|Invoke)/.test(moment) ? READ_TROUBLES : WRITE_TROUBLES;
  const isCancellable = functionName === 'run-worker' && messageType === 'run.requested';
  return isCancellable ? troubles : troubles.filter((trouble) => trouble !== 'cancel');
}

/** Only the first request of an hour stores the price list. */
const SELDOM = /^PutItem content/;

/** Every step of work on runs and of their request, learned from runs that nothing goes wrong with. */
export async function learnSteps(fire: Fire): Promise<Step[]> {
  await lightAll(fire, oneByOne(FLOWS));
  const request = stepsOf(fire.invocations.of('api-runs')).filter(({ moment }) => !SELDOM.test(moment));
  await sleep(3_000);
  return [...stepsOf(fire.invocations.of('run-worker')), ...request];
}

/** Lets each trouble happen at each step, to one run each. @returns how many troubles there were */
export async function burnSteps(fire: Fire, steps: readonly Step[]): Promise<number> {
  const issued = steps.flatMap((step) => fire.tickets.issue([step], troublesAt(step)));
  const most = Math.ceil(issued.length * 1.5);
  let lit = 0;
  await lightAll(fire, () => {
    const isWanted = fire.tickets.open().some(({ messageType }) => messageType !== 'run.settlement_due');
    lit += 1;
    return isWanted && lit <= most ? (FLOWS[lit % FLOWS.length] ?? {}) : null;
  });
  return issued.length;
}

const HARMLESS = /^(messages again|reader gone|lost_usage|slow_first_token)$/;

/** What may happen while the model is at work: a kill, a cancel, a second message, its reader leaving, at each step of the call. */
export function actsAtModelSteps(fire: Fire): Kindling[] {
  const steps = ['accepted', 'headers', 'first_token', 'last_token'] as const;
  const acts: Readonly<Record<string, (run: Burning) => Promise<unknown>>> = {
    kill: async ({ runId }) => {
      await sleep(60);
      await killWorkerOf(fire, runId);
    },
    cancel,
    'cancel and wait': async (run) => {
      await cancel(run);
      await sleep(900);
    },
    'cancel and kill': async (run) => {
      await cancel(run);
      await killWorkerOf(fire, run.runId);
    },
    'messages again': ({ runId }) => sendAgain(fire, runId),
    'reader gone': leaveStream,
  };
  return Object.entries(acts).flatMap(([name, act]) =>
    steps.map((step) => ({ label: `${name} at ${step}`, isHarmless: HARMLESS.test(name), at: { step, act } })),
  );
}

/** Both messages that a run can have, once more. */
export async function sendAgain(fire: Fire, runId: string): Promise<void> {
  await fire.send(JSON.stringify({ type: 'run.requested', run_id: runId }));
  await fire.send(JSON.stringify({ type: 'run.settlement_due', run_id: runId, lookup: 2 }));
}

/** Opens the run's stream, reads its beginning and closes the connection. */
async function leaveStream({ origin, visitor, streamUrl }: Burning): Promise<void> {
  const leaving = new AbortController();
  const response = await fetch(new URL(streamUrl, origin), {
    headers: { cookie: visitor.cookies.join('; ') },
    signal: leaving.signal,
  });
  await response.body?.getReader().read();
  leaving.abort();
}

/** Every fault of the provider at each attempt, and those after which it is asked again also at the first alone. */
export function providerFaults({ cloud }: Fire): Kindling[] {
  const faults = Object.entries(cloud.provider?.faults ?? {});
  const unfit = faults.filter(([, { answer }]) => answer !== undefined);
  const atFirst = (name: string, behaviour: ProviderBehaviour, then: ProviderBehaviour): Kindling => ({
    label: `${name} at first`,
    play: (attempt) => (attempt === 1 ? behaviour : then),
  });
  return [
    ...faults.map(([name, behaviour]): Kindling => ({ label: name, isHarmless: HARMLESS.test(name), play: () => behaviour })),
    ...unfit.map(([name, behaviour]) => atFirst(name, behaviour, {})),
    ...unfit.map(([name, behaviour]) => atFirst(`${name}, then cut`, behaviour, { cutAfterTokens: 9 })),
  ];
}
