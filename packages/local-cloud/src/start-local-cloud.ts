import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_READS_MAX_SECONDS } from '@factoids/stacks/front-door-paths';
import { createFrontDoor, type FrontDoorOptions } from './front-door/front-door.ts';
import { listenOn } from './front-door/listen.ts';
import { createResponseCache } from './front-door/response-cache.ts';
import { createSiteProxy } from './front-door/site-proxy.ts';
import { createApiKeys } from './gateway/api-keys.ts';
import { hostEnvironment } from './host-environment.ts';
import type { LocalCloud } from './local-cloud.ts';
import { createLog, type Log } from './logs/log.ts';
import { type LocalCloudOptions, REPOSITORY } from './options.ts';
import { startQueues } from './queues/start-queues.ts';
import { startSite } from './site/start-site.ts';
import { planSystem } from './start/plan-system.ts';
import { type AwsControl, startAws } from './start/start-aws.ts';
import { startAwsEndpoint } from './start/start-aws-endpoint.ts';
import { startFunctions } from './start/start-functions.ts';
import { startGateway } from './start/start-gateway.ts';
import type { LocalHumanCheck } from './start/start-human-check.ts';
import { startOutside } from './start/start-outside.ts';
import { startDynamodb } from './start/start-stores.ts';
import { invokeByName, startWorkers } from './start/start-workers.ts';
import { createStopping, type Stopping } from './start/stopping.ts';
import { createTables } from './stores/create-tables.ts';
import { findJava } from './stores/find-java.ts';
import { createExpiry } from './time/expire-items.ts';
import { createShiftedClock } from './time/shifted-clock.ts';
import { createTime } from './time/time.ts';

const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';

interface Setting {
  readonly options: LocalCloudOptions;
  readonly log: Log;
  readonly stopping: Stopping;
  /** Reports how long a part took to start. */
  readonly timed: <T>(name: string, work: Promise<T>) => Promise<T>;
}

/**
 * Runs the synthesized stacks on this machine.
 * @throws an Error with one clear message when a part cannot start; whatever had started is ended.
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const log = createLog();
  if (options.log) log.subscribe(options.log);
  if (options.stateDir) mkdirSync(options.stateDir, { recursive: true });
  const stopping = createStopping();
  const timed = async <T>(name: string, work: Promise<T>) => {
    const startedAt = performance.now();
    const result = await work;
    options.onStep?.({ name, ms: performance.now() - startedAt });
    return result;
  };
  try {
    return await start({ options, log, stopping, timed });
  } catch (error) {
    await stopping.stop();
    throw error;
  }
}

async function start(setting: Setting): Promise<LocalCloud> {
  const { options, log, stopping, timed } = setting;
  const { stage = 'local', source = REPOSITORY, stateDir, workDir = join(REPOSITORY.root, '.local') } = options;
  const host = hostEnvironment();
  const java = findJava(host);
  const entrance = await listenOn(options.frontDoorPort ?? 0);
  stopping.add('front door', entrance.stop);
  const gateway = await listenOn(0);
  stopping.add('gateway', gateway.stop);
  const aws = await startAwsEndpoint();
  stopping.add('aws', aws.stop);
  const place = { region: REGION, accountId: ACCOUNT_ID, awsEndpoint: aws.url };
  const { provider, humanCheck, doubles, parameters, secrets } = await startOutside(options, stopping);
  const parts = [
    timed('DynamoDB Local', startDynamodb({ host, java, stateDir, log, stopping })),
    timed('stacks', planSystem({ source, stage, workDir, place, parameters })),
    startPages(setting, gateway.port),
  ] as const;
  // An error goes out only when all have come to an end, so that nothing starts after the rest was stopped.
  await Promise.allSettled(parts);
  const [dynamodb, { plan, definitions }, site] = await Promise.all(parts);
  const queues = await timed('queues', startQueues(plan, REGION));
  stopping.add('queues', queues.stop);
  const tables = await timed('tables', createTables(plan, dynamodb));
  const clock = createShiftedClock();
  const keys = createApiKeys(plan, stateDir && join(stateDir, 'api-keys.json'));
  const stores = { plan, definitions, place, dynamodb, queues, keys };
  const control = startAws({ ...setting, aws, ...stores, ...secrets });
  const platform = { host, workDir, source, awsEndpoint: aws.url, region: REGION, watch: options.watch ?? false, log };
  const { callers } = control;
  const functions = { ...platform, definitions, plan, callers, clockOffsetMs: () => clock.offsetMs };
  const lambda = await timed('functions', startFunctions({ ...functions, waitMs: options.waitMs, atMost: options.atMost }));
  stopping.add('functions', lambda.stop);
  control.serveLambda(lambda);
  if (options.warm) lambda.warm(options.warm);
  const workers = startWorkers({ ...setting, clock, lambda, control, ...stores });
  const credentials = callers.operator;
  const manifest = () => ({ stage, region: REGION, awsEndpoint: aws.url, openRouterBaseUrl: provider.baseUrl, ...credentials });
  const siteProxy = site && createSiteProxy(site.port);
  const api = startGateway({ plan, place, keys, lambda, clock, log });
  const cache = createResponseCache(clock, PUBLIC_READS_MAX_SECONDS);
  const asCloudFront = frontDoorOptions(control, humanCheck);
  entrance.serve(createFrontDoor({ api, site: siteProxy, cache, ...asCloudFront, manifest, log }));
  gateway.serve(createFrontDoor({ api, site: undefined, manifest, log }));
  return {
    ...{ url: `http://localhost:${entrance.port}`, awsEndpoint: aws.url, region: REGION, credentials, tables },
    ...doubles,
    logs: { entries: log.entries, subscribe: log.subscribe },
    queues: queues.names,
    inspectQueue: queues.inspect,
    ...workers,
    coolDown: lambda.coolDown,
    invoke: (name, event) => invokeByName(lambda, name, event),
    time: createTime({ clock, age: queues.age, expire: createExpiry(plan, dynamodb) }),
    permissions: control.permissions,
    faults: control.faults,
    usage: control.usage,
    stop: stopping.stop,
  };
}

/** @param port Where the pages' server asks the API: past the front door, as on AWS. */
async function startPages({ options, log, stopping, timed }: Setting, port: number) {
  if (!options.site) return undefined;
  const onExit = (how: string) => log.write({ source: 'site', level: 'error', message: `the site is down: ${how}` });
  const setting = {
    mode: options.site,
    root: REPOSITORY.root,
    env: { ...hostEnvironment(), API_ORIGIN: `http://127.0.0.1:${port}` },
    log,
    onExit,
  };
  const site = await timed('site', startSite(setting));
  stopping.add('site', site.stop);
  return site;
}

/** What the entrance does beyond the gateway's own address: it vouches for addresses, and serves the script of the double. */
function frontDoorOptions(
  { lookUp }: AwsControl,
  { double }: LocalHumanCheck,
): Pick<FrontDoorOptions, 'originSecret' | 'sendWidget'> {
  const originSecret = lookUp('ORIGIN_SECRET');
  return { ...(originSecret !== undefined && { originSecret }), ...(double && { sendWidget: double.sendWidget }) };
}
