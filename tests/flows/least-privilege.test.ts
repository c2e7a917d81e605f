import type { HeldGrant, Interceptor, LocalCloud, LogEntry } from '@factoids/local-cloud';
import { expect, it } from 'vitest';
import { NOTICED_POLICY } from './aftermath-grant-flows.ts';
import type { GrantFlow } from './grant-flow.ts';
import { GRANT_FLOWS } from './grant-flows.ts';
import { useLocalCloud } from './local-cloud.ts';
import { patience } from './patience.ts';

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
const TELLING_FLOWS: readonly (readonly [RegExp, string])[] = [
  [/^run-worker lambda:InvokeFunction /, 'a fact that was written long ago'],
  [/^run-worker dynamodb:GetItem .*-runs$/, 'a cost that is learned later'],
  [/^api-runs sqs:SendMessage .*-notices$/, 'a soft limit'],
  [/^api-chat sqs:SendMessage .*-notices$/, 'the soft limit of a chat'],
  // Of a key that was used a moment ago it is not noted again.
  [/^api-runs dynamodb:UpdateItem .*-accounts$/, 'a run notes that its key was used'],
  [/^api-runs dynamodb:PutItem .*-content$/, 'a run at prices that nobody has fetched'],
  [/^api-runs dynamodb:PutItem .*-ledger$/, 'a run under a policy that was never put in force'],
  // A folder's grant is no call's own name.
  [/^(build-)?search s3:(Get|Put|Delete)Object /, 'vectors of new factoids'],
  // Runs do without what it finds, and nobody calls the listing: it tells what is not there from what is forbidden.
  [/^(build-)?search /, 'a search with its snapshot'],
];
/** After a refusal a flow waits so long for what must come, and its streams are ended after so long. */
const IMPATIENCE_MS = 1_000;
const STREAM_MS = 6_000;
/** What others do meanwhile, such as a schedule whose time has come, can stand in for what was refused; not again and again. */
const TRIALS = 2;

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
  const names = Array.from({ length: TRIALS }, () => [...trialsOf(grant)]).flat();
  for (const name of names) {
    const flow = GRANT_FLOWS[name];
    if (flow && (await failsWithout(on, grant, flow))) return true;
  }
  return false;
}

/** The flows that may need it, the most telling first. */
function trialsOf(grant: HeldGrant): ReadonlySet<string> {
  const [, scheduled] = Object.entries(SCHEDULE_FLOWS).find(([name]) => grant.holder.endsWith(`-${name}`)) ?? [];
  const consumed = QUEUE_FLOWS[grant.holder] ?? PLATFORM_FLOWS[grant.action];
  const platform = PLATFORM_FLOWS[grant.action] === undefined ? scheduled : consumed;
  const [, telling] = TELLING_FLOWS.find(([pattern]) => pattern.test(keyOf(grant))) ?? [];
  return new Set([telling, ...flowsWith(grant), platform].filter((name) => name !== undefined));
}

/** The flow has come to its end when this has: what is left of one would do the work of the next. */
async function failsWithout(on: LocalCloud, { holder, action, resource }: HeldGrant, flow: GrantFlow): Promise<boolean> {
  const restore = on.permissions.without(holder, action, resource);
  on.coolDown(holder);
  const patient = { ...patience };
  const over = new AbortController();
  patience.over = over.signal;
  let ending: NodeJS.Timeout | undefined;
  const unsubscribe = on.logs.subscribe((entry) => {
    if (!isRefusal(entry)) return;
    patience.ms = IMPATIENCE_MS;
    ending ??= setTimeout(() => over.abort(), STREAM_MS);
  });
  const failed = await flow(on).then(
    () => false,
    () => true,
  );
  unsubscribe();
  clearTimeout(ending);
  Object.assign(patience, patient);
  restore();
  on.coolDown(holder);
  return failed;
}

function isRefusal({ message }: LogEntry): boolean {
  return /is not authorized to perform|nothing is delivered: the role|the role of the schedule/.test(message);
}
