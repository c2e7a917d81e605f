import { randomUUID } from 'node:crypto';
import { type Credentials, credentialsOf } from './credentials.ts';
import { awsError, type Interceptor } from './pipeline.ts';

export const OPERATOR = 'operator';

/** The invocation that an environment works on: one at a time. */
export interface RunningInvocation {
  /** Lambda's own id of it. */
  readonly invocationId: string;
  /** The gateway's request id, where one has led to it; else the invocation's. */
  readonly requestId: string;
  /** The event as JSON text. */
  readonly event: string;
  /** AWS calls made so far. */
  calls: number;
}

/** An environment as the AWS proxy sees it: who calls, for which invocation, and how to end it. */
export interface CallingEnvironment {
  readonly functionArn: string;
  /** The short name. */
  readonly functionName: string;
  /** What it does now, or did last. */
  readonly invocation: RunningInvocation | undefined;
  /** Ends the process with SIGKILL, as a machine that fails would. */
  kill(): void;
}

/** Who was given which access key. */
export interface Callers {
  readonly operator: Credentials;
  /** A new key, which names this environment. */
  admit(environment: CallingEnvironment): Credentials;
  /** The key says nothing any more. */
  forget(credentials: Credentials): void;
  /** Refuses keys that nobody was given, and names whose key it is. */
  readonly identify: Interceptor;
}

export function createCallers(): Callers {
  const operator = credentialsOf(OPERATOR);
  const environments = new Map<string, CallingEnvironment>();
  return {
    operator,
    admit: (environment) => {
      const credentials = credentialsOf(`${environment.functionArn} ${randomUUID()}`);
      environments.set(credentials.accessKeyId, environment);
      return credentials;
    },
    forget: ({ accessKeyId }) => environments.delete(accessKeyId),
    identify: async (call, next) => {
      if (call.accessKeyId === operator.accessKeyId) return next({ ...call, caller: OPERATOR });
      const environment = environments.get(call.accessKeyId);
      if (!environment)
        return awsError(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
      if (environment.invocation) environment.invocation.calls += 1;
      return next({ ...call, caller: environment.functionArn, environment });
    },
  };
}
