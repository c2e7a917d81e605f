import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldGrant, Interceptor, LocalCloud, LogEntry } from '@factoids/local-cloud';
import { expect, it } from 'vitest';
import { NOTICED_POLICY } from './aftermath-grant-flows.ts';
import { type GrantFlow, patience } from './grant-flow.ts';
import { CHAT_GRANT_FLOWS } from './chat-grant-flows.ts';
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
  for (const [name, flow] of Object.entries(GRANT_FLOWS).filter(([n]) => n.includes('vectors') && !n.includes('developer') && !n.includes('policy'))) {
    console.log(name);
    current = name;
    cloud().coolDown();
    const from = cloud().logs.entries().length;
    await flow(cloud()).catch((error) => console.log('FAILED', name, String(error).slice(0, 300), cloud().logs.entries().slice(from).filter((e) => e.level === 'error' || e.level === 'warn').map((e) => JSON.stringify(e).slice(0, 700)).join('\n')));
  }
  current = '';
  const refusals = cloud().logs.entries().filter(isRefusal);
  expect(refusals.map(({ message }) => message)).toEqual([]);
  const g = cloud().permissions.grants().filter(({ holder, action }) => !action.startsWith('logs:') && /^(api-chat|chat-worker|embed-factoids|build-search|search|reap-runs|stream)$/.test(holder) && !used.has(keyOf({ holder, action, resource: '' }).trim()));
  for (const each of g) { if (flowsWith(each).length === 0) console.log('UNUSED', keyOf(each)); }
});

it('no grant is idle: without any single one something fails', { timeout: 600_000 }, async () => {
  const began = Date.now();
  const grants = cloud()
    .permissions.grants()
    // Logs do not pass the proxy: the local cloud collects what functions print.
    .filter(({ action }) => !action.startsWith('logs:'))
    .filter(({ holder, resource }) => (holder === 'embed-factoids' && resource.endsWith('-runs')));
  expect(grants.length).toBeGreaterThan(0);
  const idle: string[] = [];
  for (const grant of grants) { console.log(Math.round((Date.now() - began) / 1000), keyOf(grant));
    if (!(await isNeeded(cloud(), grant).catch((e) => { console.log(keyOf(grant), e); return false; })) && (console.log('IDLE', keyOf(grant)), true))
      idle.push(`${keyOf(grant)} in ${flowsWith(grant).join(', ') || 'no flow'}`);
  }
  expect(idle).toEqual([]);
});

async function isNeeded(on: LocalCloud, grant: HeldGrant): Promise<boolean> {
  const [, scheduled] = Object.entries(SCHEDULE_FLOWS).find(([name]) => grant.holder.endsWith(`-${name}`)) ?? [];
  const consumed = grant.holder === 'chat-worker' && PLATFORM_FLOWS[grant.action] ? 'a chat, from its first word to its end' : PLATFORM_FLOWS[grant.action];
  const platform = PLATFORM_FLOWS[grant.action] === undefined ? scheduled : consumed;
  const [telling] = Object.entries(TELLING_FLOWS).flatMap(([name, flow]) => (keyOf(grant).startsWith(name) ? [flow] : []));
  const names = [
    ...(telling === undefined ? [] : [telling]),
    ...flowsWith(grant),
    ...(platform === undefined ? [] : [platform]),
  ];
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
