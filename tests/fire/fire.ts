import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type LocalCloud, startLocalCloud } from '@factoids/local-cloud';
import { type Visitor, visitor } from '../flows/visitor.ts';
import { type Invocations, trackInvocations } from './invocations.ts';
import { type ModelDesk, openModelDesk, type Play } from './model-desk.ts';
import { openTableReader, type Tables } from './table-reader.ts';
import { openTicketDesk, type TicketDesk } from './tickets.ts';

/** A run that was asked for under fire, by somebody of its own. */
export interface Burning {
  readonly topic: string;
  readonly origin: string;
  readonly visitor: Visitor;
  readonly runId: string;
  readonly streamUrl: string;
  readonly statusUrl: string;
  /** What its caller was answered until it was accepted: one 202, after whatever went wrong. */
  readonly statuses: readonly number[];
  readonly label: string;
  readonly isHarmless: boolean;
}

type Step = Parameters<NonNullable<ReturnType<Play>['onStep']>>[0];

export interface Kindling {
  /** What is special about it, for the report. */
  readonly label?: string;
  /** Nothing in it keeps the run from succeeding. */
  readonly isHarmless?: boolean;
  readonly play?: Play;
  /** Done when the model is at this step of its first call; it waits until that is done. */
  readonly at?: { readonly step: Step; readonly act: (run: Burning) => Promise<unknown> };
}

/** A local cloud whose limits are lifted, with everything at hand to hurt it and to look at what it does. */
export interface Fire {
  readonly cloud: LocalCloud;
  readonly invocations: Invocations;
  readonly tickets: TicketDesk;
  readonly desk: ModelDesk;
  readonly queue: string;
  readonly burning: readonly Burning[];
  readTables(): Promise<Tables>;
  /** Asks for a run, again with the same key until it is accepted. */
  light(kindling?: Kindling): Promise<Burning>;
  send(body: string): Promise<void>;
  stop(): Promise<void>;
}

/** Ceilings far away instead of none, so that each run still holds money in every scope. */
const POLICY = {
  budgets: { global: '9000', anonymous: '9000', session: '900', network: '9000' },
  rates: { generate: { global: null, session: null, network: null } },
  concurrent_runs: { session: null },
  challenge: { anonymous_spent: null, on_anomaly: false },
};

export async function startFire(): Promise<Fire> {
  const invocations = trackInvocations();
  const cloud = await startLocalCloud({
    env: { ADMISSION_POLICY: JSON.stringify(POLICY) },
    interceptors: [invocations.interceptor],
    withoutSchedules: ['write-daily', 'embed-factoids'],
    warm: { 'run-worker': 6, 'api-runs': 3, stream: 3 },
  });
  const { provider } = cloud;
  if (!provider) throw new Error('no offline provider');
  invocations.watch(cloud);
  // What happens once in a stage's life: the controls are seeded.
  await visitor(cloud.url).ask('/api/limits');
  const queue = cloud.queues.find((name) => name.endsWith('-runs')) ?? '';
  const desk = openModelDesk(provider);
  const burning: Burning[] = [];
  const sqs = new SQSClient({ endpoint: cloud.awsEndpoint, region: cloud.region, credentials: cloud.credentials });
  return {
    ...{ cloud, invocations, desk, queue, burning },
    tickets: openTicketDesk({ cloud, invocations, cancel: (runId) => void cancelOnce(burning, runId) }),
    readTables: openTableReader(cloud),
    light: async (kindling = {}) => {
      const run = await light({ cloud, desk }, `fire-${nextNumber()}`, kindling);
      burning.push(run);
      return run;
    },
    send: async (body) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: `${cloud.awsEndpoint}/000000000000/${queue}`, MessageBody: body }));
    },
    stop: () => cloud.stop(),
  };
}

let number = 0;
function nextNumber(): string {
  number += 1;
  return String(number).padStart(4, '0');
}

const GENERATE = '/api/factoids/generate';
const MOST_TRIES = 12;

async function light({ cloud, desk }: { cloud: LocalCloud; desk: ModelDesk }, topic: string, kindling: Kindling) {
  const { play, at, label = '', isHarmless = false } = kindling;
  const accepted = Promise.withResolvers<Burning>();
  desk.stage(topic, (attempt) => ({
    ...play?.(attempt),
    ...(at && attempt === 1 && { onStep: async (step) => void (step === at.step && (await at.act(await accepted.promise))) }),
  }));
  const reader = visitor(cloud.url);
  // The first answer brings the cookie: a caller who was never answered is a stranger the next time.
  while (reader.cookies.length === 0) await reader.post('/api/factoids/requests/run_01jd9p6v3g0000000000000000/cancel');
  const statuses: number[] = [];
  while (statuses.length < MOST_TRIES) {
    const { status, json } = await reader.post(GENERATE, { topic }, { 'idempotency-key': topic });
    statuses.push(status);
    if (status === 202) {
      const run = {
        ...{ topic, label, isHarmless, origin: cloud.url, visitor: reader },
        runId: json.request_id,
        streamUrl: json.stream_url,
        statusUrl: json.status_url,
        statuses,
      };
      accepted.resolve(run);
      return run;
    }
    await sleep(50);
  }
  throw new Error(`${topic} was never accepted: ${statuses}`);
}

/** As a caller who is answered nothing asks again. */
export async function cancel({ visitor: owner, statusUrl }: Burning): Promise<void> {
  for (let time = 0; time < MOST_TRIES; time += 1) {
    if ((await owner.post(`${statusUrl}/cancel`)).status < 500) return;
  }
}

/** Its owner may not have been answered yet when the first worker is at work. */
async function cancelOnce(burning: readonly Burning[], runId: string): Promise<void> {
  for (let time = 0; time < 25; time += 1) {
    const run = burning.find((each) => each.runId === runId);
    if (run) return cancel(run);
    await sleep(20);
  }
}

/** Ends the process that works on a run, whatever it is doing. */
export async function killWorkerOf({ invocations }: Fire, runId: string): Promise<void> {
  const work = invocations.ofRun(runId).findLast(({ messageType }) => messageType === 'run.requested');
  work?.kill();
  while (work?.end === '') await sleep(5);
}

/** Waits until nobody works and nothing waits that could be worked on now. */
export async function quiet({ cloud, invocations, queue }: Fire, limitMs = 60_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (let calm = 0; calm < 4; ) {
    if (performance.now() > deadline) throw new Error(`the fire does not calm down: ${JSON.stringify(invocations.open())}`);
    const isCalm = invocations.open().length === 0 && cloud.inspectQueue(queue)?.ready === 0;
    calm = isCalm ? calm + 1 : 0;
    await sleep(25);
  }
}
