import { randomUUID } from 'node:crypto';
import type { Log } from '../logs/log.ts';
import { parseFunctionLine } from '../logs/parse-function-line.ts';
import type { Callers, CallingEnvironment, RunningInvocation } from '../proxy/callers.ts';
import { type Environment, type EnvironmentOptions, startEnvironment } from './environment.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { Pool, type PoolAnswer } from './pool.ts';

export interface LambdaServiceOptions
  extends Pick<EnvironmentOptions, 'region' | 'awsEndpoint' | 'path' | 'runtimeClient' | 'preload'> {
  readonly definitions: readonly FunctionDefinition[];
  /** ARNs of functions that stream or are fed by a queue: each call holds its environment for long. */
  readonly longRunning: ReadonlySet<string>;
  readonly log: Log;
  /** Gives each environment an access key, by which the AWS proxy knows it. */
  readonly callers: Callers;
  /** Awaited before each call: the place where a changed bundle is rebuilt. */
  readonly beforeInvoke?: (functionArn: string) => Promise<void> | undefined;
}

export interface LambdaService {
  readonly definitions: readonly FunctionDefinition[];
  /** @param name The physical name, the short name or the ARN. */
  find(name: string): FunctionDefinition | undefined;
  /** @param gatewayRequestId Of the HTTP request that led to it. */
  invoke(functionArn: string, event: unknown, gatewayRequestId?: string): Promise<PoolAnswer>;
  /** From the next call on the function runs from another folder. */
  replaceCode(functionArn: string, codeDir: string): void;
  /** Starts environments ahead of calls, of each function or by its short name. */
  warm(counts: number | Readonly<Record<string, number>>): void;
  stop(): void;
}

/** One machine's share of the account: more processes than this only slow each other down. */
const SHORT_LIMIT = 8;
const LONG_LIMIT = 48;
/** A little under the 29 s after which API Gateway gives up. */
const WAIT_MS = 25_000;
/** A start takes the processor for longer than most calls last. */
const PATIENCE_MS = 40;

export function createLambdaService(options: LambdaServiceOptions): LambdaService {
  const { log } = options;
  const definitions = new Map(options.definitions.map((definition) => [definition.arn, definition]));
  const pools = new Map<string, Pool>();
  let stopped = false;

  function poolOf(arn: string): Pool {
    const existing = pools.get(arn);
    if (existing) return existing;
    const isLong = options.longRunning.has(arn);
    const machineLimit = isLong ? LONG_LIMIT : SHORT_LIMIT;
    const limit = Math.min(requireFunction(arn).reservedConcurrency ?? machineLimit, machineLimit);
    const patienceMs = isLong ? 0 : PATIENCE_MS;
    const pool = new Pool({ limit, waitMs: WAIT_MS, patienceMs, start: () => start(requireFunction(arn)) });
    pools.set(arn, pool);
    return pool;
  }

  function requireFunction(arn: string): FunctionDefinition {
    const definition = definitions.get(arn);
    if (!definition) throw new Error(`No function ${arn}`);
    return definition;
  }

  function start(definition: FunctionDefinition): Environment {
    const onLine = (line: string, requestId: string | undefined) =>
      log.write({ source: definition.shortName, ...parseFunctionLine(line, requestId) });
    let invocation: RunningInvocation | undefined;
    const calling: CallingEnvironment = {
      functionArn: definition.arn,
      functionName: definition.shortName,
      get invocation() {
        return invocation;
      },
      kill: () => environment.kill(),
    };
    const credentials = options.callers.admit(calling);
    const environment = startEnvironment({
      ...{ ...options, definition, credentials, onLine },
      onInvoke: ({ requestId: invocationId, event, gatewayRequestId }) => {
        invocation = { invocationId, requestId: gatewayRequestId ?? invocationId, event, calls: 0 };
      },
      onEnd: () => options.callers.forget(credentials),
    });
    return environment;
  }

  async function invoke(arn: string, event: unknown, gatewayRequestId?: string): Promise<PoolAnswer> {
    const requestId = randomUUID();
    const building = options.beforeInvoke?.(arn);
    if (building) await building;
    const { timeoutMs, shortName } = requireFunction(arn);
    const answer = await poolOf(arn).invoke({ requestId, gatewayRequestId, event: JSON.stringify(event), timeoutMs });
    if (!stopped && (answer.kind === 'failed' || answer.kind === 'throttled')) {
      log.write({ source: shortName, level: 'error', message: answer.message, fields: { invocation: requestId } });
    }
    return answer;
  }

  return {
    get definitions() {
      return [...definitions.values()];
    },
    find: (name) => [...definitions.values()].find((each) => [each.name, each.shortName, each.arn].includes(name)),
    invoke,
    replaceCode: (arn, codeDir) => {
      definitions.set(arn, { ...requireFunction(arn), codeDir });
      pools.get(arn)?.renew();
    },
    warm: (counts) => {
      for (const { arn, shortName } of definitions.values()) {
        poolOf(arn).warm(typeof counts === 'number' ? counts : (counts[shortName] ?? 0));
      }
    },
    stop: () => {
      stopped = true;
      for (const pool of pools.values()) pool.stop();
    },
  };
}
