import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { ServiceAlarm } from './service-alarm.ts';
import type { ServiceStack } from './service-stack.ts';

interface RingingFunction {
  readonly target: { readonly lambda: LambdaFunction; readonly name: string };
  readonly humanImpact: string;
  readonly reservedConcurrency: number;
  readonly errorsWithin?: Duration;
  readonly ringsAtErrors?: number;
}

/** One may be a passing fault of somebody else's, three are ours: by the clock, the call and both of Lambda's own retries. */
const ERRORS = 3;
const THROTTLES = 5;

/** Rings when a function fails, which covers crashes, timeouts and streams cut after they began, and when calls are turned away. */
export function ringForFunction(stack: ServiceStack, name: string, ringing: RingingFunction): void {
  const { target, humanImpact, reservedConcurrency, errorsWithin, ringsAtErrors = ERRORS } = ringing;
  const counted = { period: Duration.minutes(5), statistic: 'Sum' };
  new ServiceAlarm(stack, `${name}-errors`, {
    metric: target.lambda.metricErrors({ ...counted, ...(errorsWithin && { period: errorsWithin }) }),
    threshold: ringsAtErrors,
    humanImpact,
    firstStep: `look for errors in the log group /aws/lambda/${target.name}; if they began with a deploy, roll it back (docs/operations.md, Rollback).`,
  });
  new ServiceAlarm(stack, `${name}-throttles`, {
    metric: target.lambda.metricThrottles(counted),
    threshold: THROTTLES,
    humanImpact: `${humanImpact} Not everyone: calls beyond ${reservedConcurrency} at once are turned away.`,
    firstStep: `see in the access log whether these are visitors or one loud caller; then raise reservedConcurrency of ${name}, or stop the caller.`,
  });
}
