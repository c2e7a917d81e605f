import { randomUUID } from 'node:crypto';
import type { Log } from '../logs/log.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { Pool, type PoolAnswer } from './pool.ts';
import { type CallingOptions, startCallingEnvironment } from './start-calling-environment.ts';

export interface LambdaServiceOptions extends CallingOptions {
  readonly definitions: readonly FunctionDefinition[];
  /** ARNs of functions that stream or are fed by a queue: each call holds its environment for long. */
  readonly longRunning: ReadonlySet<string>;
  readonly log: Log;
  /** How long a call waits for an environment before it is throttled; a little under the gateway's patience when left out. */
  readonly waitMs?: number | undefined;
  /** Environments at once by short name, where fewer are wanted than usual. */
  readonly atMost?: Readonly<Record<string, number>> | undefined;
  /** How far the clock of functions is ahead of the machine's; not at all when left out. */
  readonly clockOffsetMs?: () => number;
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
  /** Ends the idle environments of one function, by any of its names, or of all: what is called next starts anew. */
  coolDown(name?: string): void;
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
    const { reservedConcurrency = machineLimit, shortName } = requireFunction(arn);
    const limit = Math.min(reservedConcurrency, machineLimit, options.atMost?.[shortName] ?? machineLimit);
    const patienceMs = isLong ? 0 : PATIENCE_MS;
    const waitMs = options.waitMs ?? WAIT_MS;
    const pool = new Pool({ limit, waitMs, patienceMs, start: () => startCallingEnvironment(options, requireFunction(arn)) });
    pools.set(arn, pool);
    return pool;
  }

  function requireFunction(arn: string): FunctionDefinition {
    const definition = definitions.get(arn);
    if (!definition) throw new Error(`No function ${arn}`);
    return definition;
  }

  async function invoke(arn: string, event: unknown, gatewayRequestId?: string): Promise<PoolAnswer> {
    const requestId = randomUUID();
    const building = options.beforeInvoke?.(arn);
    if (building) await building;
    const { timeoutMs, shortName } = requireFunction(arn);
    const answer = await poolOf(arn).invoke({
      ...{ requestId, gatewayRequestId, event: JSON.stringify(event), timeoutMs },
      clockOffsetMs: options.clockOffsetMs?.(),
    });
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
    coolDown: (name) => {
      for (const [arn, pool] of pools) {
        const { shortName, name: physical } = requireFunction(arn);
        if (name === undefined || [arn, shortName, physical].includes(name)) pool.renew();
      }
    },
    stop: () => {
      stopped = true;
      for (const pool of pools.values()) pool.stop();
    },
  };
}
