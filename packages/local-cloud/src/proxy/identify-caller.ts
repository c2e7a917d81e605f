import { credentialsOf } from './credentials.ts';
import { awsError, type Interceptor } from './pipeline.ts';

export const OPERATOR = 'operator';

/** Refuses keys that nobody was given, and names the function whose key it is. */
export function identifyCaller(functionArns: readonly string[]): Interceptor {
  const callers = new Map([OPERATOR, ...functionArns].map((caller) => [credentialsOf(caller).accessKeyId, caller]));
  return async (call, next) => {
    const caller = callers.get(call.accessKeyId);
    if (caller === undefined) {
      return awsError(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
    }
    return next({ ...call, caller });
  };
}
