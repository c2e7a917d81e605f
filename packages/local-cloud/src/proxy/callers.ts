import { randomUUID } from 'node:crypto';
import type { CallingEnvironment } from './calling-environment.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { type AwsAnswer, type AwsCall, awsError, type Interceptor, s3Error } from './pipeline.ts';

const OPERATOR = 'operator';

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
      if (!environment) return unknownKey(call);
      if (environment.invocation) environment.invocation.calls += 1;
      return next({ ...call, caller: environment.functionArn, environment });
    },
  };
}

function unknownKey(call: AwsCall): AwsAnswer {
  if (call.service !== 's3') {
    return awsError(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  const message = 'The AWS Access Key Id you provided does not exist in our records.';
  return s3Error(call, { status: 403, code: 'InvalidAccessKeyId', message });
}
