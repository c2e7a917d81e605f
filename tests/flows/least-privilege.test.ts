import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldGrant, Interceptor, LocalCloud, LogEntry } from '@factoids/local-cloud';
import { expect, it } from 'vitest';
import { NOTICED_POLICY } from './aftermath-grant-flows.ts';
import { type GrantFlow, patience } from './grant-flow.ts';
import { GRANT_FLOWS } from './grant-flows.ts';
import { useLocalCloud } from './local-cloud.ts';

const used = new Map<string, Set<string>>();
let current = '';

/** Notes which grants a flow uses. */
const recorder: Interceptor = (call, next) => {
  const { functionName = '' } = call.environment ?? {};
  for (const { action, resource } of call.parse().targets) note({ holder: functionName, action, resource });
  return next(call);
};

const cloud = useLocalCloud({ interceptors: [recorder], env: { ADMISSION_POLICY: NOTICED_POLICY } });

/** The platform acts in these roles itself, and what it does does not pass the proxy. */
const PLATFORM_FLOWS: Readonly<Record<string, string>> = {
  'sqs:ReceiveMessage': 'the worker alone',
  'sqs:DeleteMessage': 'the worker alone',
  'sqs:ChangeMessageVisibility': 'the worker alone',
  'sqs:GetQueueAttributes': 'the worker alone',
};
/** Whose queue has a flow of its own. */
const QUEUE_FLOWS: Readonly<Record<string, string>> = {
  'notice-worker': 'a soft limit',
  'chat-worker': 'a chat, from its first word to its end',
};
/** What needs each schedule to come, by how its name ends. */
const SCHEDULE_FLOWS: Readonly<Record<string, string>> = {
  'each-minute': 'a wake-up that got lost',
  'each-hour': 'prices of the hour',
  'each-midnight': 'a day that is closed at midnight',
  'each-hour-closing': 'a day that is closed later',
  'each-minute-traffic': 'unusual traffic',
  'each-hour-daily': 'the factoid of the day',
  'each-ten-minutes': 'a search with its snapshot',
  'each-ten-minutes-vectors': 'vectors of new factoids',
};
/** Of the many flows that use a grant, the one that is first tried without it. */
const TELLING_FLOWS: Readonly<Record<string, string>> = {
  'run-worker lambda:InvokeFunction': 'a fact that was written long ago',
  // A folder's grant is no call's own name.
  'search s3:GetObject': 'vectors of new factoids',
  'build-search s3:GetObject': 'vectors of new factoids',
  'build-search s3:PutObject': 'vectors of new factoids',
  'build-search s3:DeleteObject': 'vectors of new factoids',
  // Runs do without what it finds.
  'search ': 'a search with its snapshot',
  // Nobody calls it: it tells what is not there from what is forbidden.
  'build-search s3:ListBucket': 'a search with its snapshot',
};
/** After a refusal a flow waits so long for what must come, and a stream that it follows for so long to end. */
const IMPATIENCE_MS = 1_000;
const STREAM_MS = 6_000;

const keyOf = ({ holder, action, resource }: HeldGrant) => `${holder} ${action} ${resource}`;

function note(grant: HeldGrant): void {
  const flows = used.get(keyOf(grant)) ?? new Set();
  used.set(keyOf(grant), flows.add(current));
}

/** A grant of a folder is used through its objects. */
function flowsWith(grant: HeldGrant): readonly string[] {
  const key = keyOf(grant);
  const isUse = (each: string) => each === key || (key.endsWith('/*') && each.startsWith(key.slice(0, -1)));
  return [...used].flatMap(([each, flows]) => (isUse(each) ? [...flows] : []));
}

it('no grant is missing: everything works', { timeout: 180_000 }, async () => {
  for (const [name, flow] of Object.entries(GRANT_FLOWS)) {
    current = name;
    cloud().coolDown();
    await flow(cloud());
  }
  current = '';
  const refusals = cloud().logs.entries().filter(isRefusal);
  expect(refusals.map(({ message }) => message)).toEqual([]);
});

it('no grant is idle: without any single one something fails', { timeout: 600_000 }, async () => {
  const grants = cloud()
    .permissions.grants()
    // Logs do not pass the proxy: the local cloud collects what functions print.
    .filter(({ action }) => !action.startsWith('logs:'));
  expect(grants.length).toBeGreaterThan(30);
  const idle: string[] = [];
  for (const grant of grants)
    if (!(await isNeeded(cloud(), grant))) idle.push(`${keyOf(grant)} in ${flowsWith(grant).join(', ') || 'no flow'}`);
  expect(idle).toEqual([]);
});

async function isNeeded(on: LocalCloud, grant: HeldGrant): Promise<boolean> {
  const [, scheduled] = Object.entries(SCHEDULE_FLOWS).find(([name]) => grant.holder.endsWith(`-${name}`)) ?? [];
  const consumed = QUEUE_FLOWS[grant.holder] ?? PLATFORM_FLOWS[grant.action];
  const platform = PLATFORM_FLOWS[grant.action] === undefined ? scheduled : consumed;
  const [telling] = Object.entries(TELLING_FLOWS).flatMap(([name, flow]) => (keyOf(grant).startsWith(name) ? [flow] : []));
  const names = [...(telling === undefined ? [] : [telling]), ...flowsWith(grant), ...(platform === undefined ? [] : [platform])];
  for (const name of names) {
    const flow = GRANT_FLOWS[name];
    if (flow && (await failsWithout(on, grant, flow))) return true;
  }
  return false;
}

async function failsWithout(on: LocalCloud, { holder, action, resource }: HeldGrant, flow: GrantFlow): Promise<boolean> {
  const restore = on.permissions.without(holder, action, resource);
  on.coolDown(holder);
  const patient = patience.ms;
  const refused = Promise.withResolvers<void>();
  const unsubscribe = on.logs.subscribe((entry) => {
    if (!isRefusal(entry)) return;
    patience.ms = IMPATIENCE_MS;
    refused.resolve();
  });
  const outcome = flow(on).then(
    () => false,
    () => true,
  );
  const failed = await Promise.race([outcome, refused.promise.then(() => sleep(STREAM_MS, true))]);
  unsubscribe();
  restore();
  patience.ms = patient;
  on.coolDown(holder);
  return failed;
}

function isRefusal({ message }: LogEntry): boolean {
  return /is not authorized to perform|nothing is delivered: the role|the role of the schedule/.test(message);
}
