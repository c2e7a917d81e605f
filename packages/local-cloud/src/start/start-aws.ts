import { join } from 'node:path';
import type { ApiKeys } from '../gateway/api-keys.ts';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Log } from '../logs/log.ts';
import type { LocalCloudOptions } from '../options.ts';
import { createAwsProxy } from '../proxy/aws-proxy.ts';
import { awsServices } from '../proxy/aws-services.ts';
import { type Callers, createCallers } from '../proxy/callers.ts';
import { createFaults, type Faults } from '../proxy/faults/fault-rules.ts';
import { createPermissions, type PermissionCheck } from '../proxy/permissions/permissions.ts';
import { createUsage, type UsageMeter } from '../proxy/usage/usage.ts';
import type { Queues } from '../queues/start-queues.ts';
import { createSecrets } from '../state/secrets.ts';
import type { Place } from '../template/identities.ts';
import type { Plan } from '../template/plan.ts';
import type { AwsEndpoint } from './start-aws-endpoint.ts';

export interface StartAwsOptions {
  readonly options: LocalCloudOptions;
  readonly log: Log;
  readonly aws: AwsEndpoint;
  readonly plan: Plan;
  readonly definitions: readonly FunctionDefinition[];
  readonly place: Place;
  /** Where DynamoDB answers. */
  readonly dynamodb: string;
  readonly queues: Queues;
  readonly keys: ApiKeys;
  /** Of the human check. */
  readonly turnstileSecret: string;
  /** Of the web search. */
  readonly tavilyKey: string;
}

/** What stands between the functions and the stores. */
export interface AwsControl {
  readonly callers: Callers;
  readonly permissions: PermissionCheck;
  readonly usage: UsageMeter;
  readonly faults: Faults;
  /** A secret by its name. */
  readonly lookUp: (name: string) => string | undefined;
  /** Answers the Lambda API from here on. */
  serveLambda(lambda: LambdaService): void;
}

/** Opens the AWS endpoint. A call is known, allowed, faulted and counted, in this order, before a store sees it. */
export function startAws(setting: StartAwsOptions): AwsControl {
  const { options, log, aws, plan, definitions, place, dynamodb, queues, keys, turnstileSecret, tavilyKey } = setting;
  const { env = {}, stateDir } = options;
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const values = {
    OPENROUTER_API_KEY: 'none',
    ...given,
    TURNSTILE_SECRET_KEY: turnstileSecret,
    TAVILY_API_KEY: tavilyKey,
    SLACK_WEBHOOK_URL: env.SLACK_WEBHOOK_URL,
  };
  const lookUp = createSecrets({ values, file: stateDir && join(stateDir, 'secrets.json') });
  const callers = createCallers();
  const permissions = createPermissions({ plan, definitions, place, log });
  const faults = createFaults();
  const usage = createUsage();
  const check = options.checkPermissions === false ? [] : [permissions.intercept];
  const interceptors = [callers.identify, ...check, ...(options.interceptors ?? []), faults.intercept, usage.intercept];
  let lambda: LambdaService | undefined;
  const endpoints = { dynamodb, sqs: queues.endpoint, s3: queues.endpoint };
  const services = awsServices({ endpoints, keys, lookUp, place, lambda: () => lambda });
  aws.serve(createAwsProxy({ interceptors, services, place, log }));
  return {
    ...{ callers, permissions, usage, faults, lookUp },
    serveLambda: (started) => {
      lambda = started;
    },
  };
}
