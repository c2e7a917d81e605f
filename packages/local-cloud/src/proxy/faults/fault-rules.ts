import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsAnswer, type AwsCall, awsError, ConnectionCut, type Forward, type Interceptor } from '../pipeline.ts';
import { conflictAnswer, throttleAnswer } from './fault-answers.ts';

/**
 * What goes wrong with a call. `conflict`: a write or transaction is refused as DynamoDB does it when another one is at the same
 * item; other calls know no conflicts, and pass. `throttle`: refused for its rate. `lost_answer`: it takes effect, and then the
 * connection is cut. `kill_before` and `kill_after`: the calling process is ended with SIGKILL before or after the effect.
 */
export type Fault =
  | 'conflict'
  | 'throttle'
  | 'lost_answer'
  | 'kill_before'
  | 'kill_after'
  | {
      /** Waited before the call is passed on. */
      readonly latencyMs: number;
    }
  | {
      /** Before that the call is not passed on. */
      readonly until: Promise<unknown>;
    };

/** A call of a function, as a rule sees it. The operator's calls are never faulted. */
export interface FaultableCall {
  /** The short name: `run-worker`. */
  readonly functionName: string;
  /** `dynamodb`, `sqs`, `ssm` */
  readonly service: string;
  /** `PutItem` */
  readonly operation: string;
  /** Physical names. */
  readonly tables: readonly string[];
  /** Which AWS call of this invocation it is, from 1. A repeated attempt counts as a call; a cold start begins with `GetParameters`. */
  readonly nth: number;
  /** Lambda's id of the invocation. */
  readonly invocationId: string;
}

export type FaultRule = (call: FaultableCall) => Fault | undefined;

/** Faults of the AWS calls of functions, for tests. */
export interface Faults {
  /** Asks the rule about each call from now on; of several rules the first that answers counts. @returns how to take it away. */
  inject(rule: FaultRule): () => void;
}

export function createFaults(): Faults & { readonly intercept: Interceptor } {
  const rules = new Set<FaultRule>();
  return {
    inject: (rule) => {
      // Wrapped, so that a rule given twice is there twice.
      const added: FaultRule = (call) => rule(call);
      rules.add(added);
      return () => {
        rules.delete(added);
      };
    },
    intercept: (call, next) => {
      if (rules.size === 0) return next(call);
      const fault = firstFault(rules, call);
      return fault === undefined ? next(call) : carryOut(fault, call, next);
    },
  };
}

function firstFault(rules: Iterable<FaultRule>, call: AwsCall): Fault | undefined {
  const invocation = call.environment?.invocation;
  if (!call.environment || !invocation) return undefined;
  const { service, operation } = call;
  const { functionName } = call.environment;
  const { calls: nth, invocationId } = invocation;
  const seen: FaultableCall = { functionName, service, operation, tables: call.parse().tables, nth, invocationId };
  for (const rule of rules) {
    const fault = rule(seen);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function carryOut(fault: Fault, call: AwsCall, next: Forward): Promise<AwsAnswer> {
  if (typeof fault === 'object') {
    await ('until' in fault ? fault.until : sleep(fault.latencyMs));
    return next(call);
  }
  if (fault === 'conflict') return conflictAnswer(call) ?? next(call);
  if (fault === 'throttle') return throttleAnswer(call) ?? awsError(400, 'ThrottlingException', 'Rate exceeded');
  if (fault !== 'kill_before') await takeEffect(await next(call));
  if (fault !== 'lost_answer') call.environment?.kill();
  throw new ConnectionCut();
}

/** A store has done its work when its answer has been read. */
async function takeEffect({ body }: AwsAnswer): Promise<void> {
  if (!Buffer.isBuffer(body)) await body.resume().toArray();
}
