import type { Log } from '../logs/log.ts';
import { parseFunctionLine } from '../logs/parse-function-line.ts';
import type { Callers } from '../proxy/callers.ts';
import type { CallingEnvironment, RunningInvocation } from '../proxy/calling-environment.ts';
import { type Environment, type EnvironmentOptions, startEnvironment } from './environment.ts';
import type { FunctionDefinition } from './function-definition.ts';

export interface CallingOptions
  extends Pick<EnvironmentOptions, 'region' | 'awsEndpoint' | 'path' | 'runtimeClient' | 'preload'> {
  readonly log: Log;
  /** Gives each environment an access key, by which the AWS proxy knows it and what it works on. */
  readonly callers: Callers;
}

/** Starts an environment that the AWS proxy can tell from every other. */
export function startCallingEnvironment(options: CallingOptions, definition: FunctionDefinition): Environment {
  const { callers, log } = options;
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
  const credentials = callers.admit(calling);
  const environment = startEnvironment({
    ...{ ...options, definition, credentials, onLine },
    onInvoke: ({ requestId: invocationId, event, gatewayRequestId }) => {
      invocation = { invocationId, requestId: gatewayRequestId ?? invocationId, event, calls: 0 };
    },
    onEnd: () => callers.forget(credentials),
  });
  return environment;
}
