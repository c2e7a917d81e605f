import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFrontDoor } from './front-door/front-door.ts';
import { listenOn } from './front-door/listen.ts';
import { createSiteProxy } from './front-door/site-proxy.ts';
import { createApiKeys } from './gateway/api-keys.ts';
import { hostEnvironment } from './host-environment.ts';
import { answerValue } from './lambda/answer-value.ts';
import type { LocalCloud } from './local-cloud.ts';
import { createLog, type Log } from './logs/log.ts';
import { type LocalCloudOptions, REPOSITORY } from './options.ts';
import { createAwsProxy } from './proxy/aws-proxy.ts';
import { awsServices } from './proxy/aws-services.ts';
import { createCallers } from './proxy/callers.ts';
import { createFaults } from './proxy/faults/fault-rules.ts';
import { createPermissions } from './proxy/permissions/permissions.ts';
import { startQueues } from './queues/start-queues.ts';
import { systemClock } from './schedules/clock.ts';
import { startScheduler } from './schedules/scheduler.ts';
import { startSite } from './site/start-site.ts';
import { planSystem } from './start/plan-system.ts';
import { startAwsEndpoint } from './start/start-aws-endpoint.ts';
import { startEventSources } from './start/start-event-sources.ts';
import { startFunctions } from './start/start-functions.ts';
import { startGateway } from './start/start-gateway.ts';
import { type ModelProvider, startProvider } from './start/start-provider.ts';
import { startDynamodb } from './start/start-stores.ts';
import { createStopping, type Stopping } from './start/stopping.ts';
import { createSecrets } from './state/secrets.ts';
import { createTables } from './stores/create-tables.ts';
import { findJava } from './stores/find-java.ts';

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
  const aws = await startAwsEndpoint();
  stopping.add('aws', aws.stop);
  const place = { region: REGION, accountId: ACCOUNT_ID, awsEndpoint: aws.url };
  const provider = await startProvider(options, stopping);
  const parameters = parametersOf(options, provider);
  const parts = [
    timed('DynamoDB Local', startDynamodb({ host, java, stateDir, log, stopping })),
    timed('stacks', planSystem({ source, stage, workDir, place, parameters })),
    startPages(setting, entrance.port),
  ] as const;
  // An error goes out only when all have come to an end, so that nothing starts after the rest was stopped.
  await Promise.allSettled(parts);
  const [dynamodb, { plan, definitions }, site] = await Promise.all(parts);
  const queues = await timed('queues', startQueues(plan, REGION));
  stopping.add('queues', queues.stop);
  const tables = await timed('tables', createTables(plan, dynamodb));

  const keys = createApiKeys(plan, stateDir && join(stateDir, 'api-keys.json'));
  const secretValues = { OPENROUTER_API_KEY: 'none', ...withoutEmpty(options.env) };
  const lookUp = createSecrets({ values: secretValues, file: stateDir && join(stateDir, 'secrets.json') });
  const callers = createCallers();
  const faults = createFaults();
  const permissions = createPermissions({ plan, definitions, place, log });
  const check = options.checkPermissions === false ? [] : [permissions.intercept];
  const interceptors = [callers.identify, ...check, ...(options.interceptors ?? []), faults.intercept];
  const endpoints = { dynamodb, sqs: queues.endpoint };
  aws.serve(createAwsProxy({ interceptors, services: awsServices({ endpoints, keys, lookUp, place }), place, log }));
  const watch = options.watch ?? false;
  const functionsSetting = {
    definitions,
    plan,
    region: REGION,
    awsEndpoint: aws.url,
    host,
    workDir,
    source,
    watch,
    log,
    callers,
  };
  const lambda = await timed('functions', startFunctions(functionsSetting));
  stopping.add('functions', lambda.stop);
  if (options.warm) lambda.warm(options.warm);
  const sources = startEventSources({ plan, queues, lambda, permissions, log });
  stopping.add('event sources', () => Promise.all(sources.map((each) => each.stop())));
  const onError = (error: unknown) => log.write({ source: 'schedules', level: 'error', message: String(error) });
  const clock = options.clock ?? systemClock();
  const scheduler = startScheduler({ plan, place, clock, invoke: lambda.invoke, allows: permissions.allows, onError });
  stopping.add('schedules', scheduler.stop);

  const credentials = callers.operator;
  const manifest = () => ({ stage, region: REGION, awsEndpoint: aws.url, ...credentials });
  const siteProxy = site && createSiteProxy(site.port);
  const door = createFrontDoor({ api: startGateway({ plan, place, keys, lambda, log }), site: siteProxy, manifest, log });
  entrance.serve(door);
  return {
    ...{ url: `http://localhost:${entrance.port}`, awsEndpoint: aws.url, region: REGION, credentials, tables },
    provider: provider.offline,
    logs: { entries: log.entries, subscribe: log.subscribe },
    queues: queues.names,
    invoke: async (name, event) => {
      const definition = lambda.find(name);
      if (!definition) throw new Error(`No function ${name}; there are: ${definitions.map((each) => each.shortName).join(', ')}`);
      return answerValue(await lambda.invoke(definition.arn, event));
    },
    runSchedule: async (name) => answerValue(await scheduler.run(name)),
    inspectQueue: queues.inspect,
    redeliver: async (name) => {
      const redelivered = await Promise.all(sources.filter((each) => each.queueName === name).map((each) => each.redeliver()));
      return redelivered.reduce((sum, count) => sum + count, 0);
    },
    permissions: { grants: permissions.grants, without: permissions.without },
    faults: { inject: faults.inject },
    stop: stopping.stop,
  };
}

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

function parametersOf(options: LocalCloudOptions, provider: ModelProvider): Record<string, string> {
  const policy = options.env?.ADMISSION_POLICY;
  return { OpenRouterBaseUrl: provider.baseUrl, SecureCookies: 'false', ...(policy && { AdmissionPolicy: policy }) };
}

function withoutEmpty(env: LocalCloudOptions['env'] = {}): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}
