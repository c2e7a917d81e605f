import type { ApiKeys } from '../gateway/api-keys.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Place } from '../template/identities.ts';
import { forwardTo } from './forward-to.ts';
import type { Forward } from './pipeline.ts';
import { apiGatewayService } from './services/api-gateway.ts';
import { lambdaService } from './services/lambda.ts';
import { s3Service } from './services/s3.ts';
import { ssmService } from './services/ssm.ts';
import { stsService } from './services/sts.ts';

export interface AwsServicesOptions {
  /** Where the stores answer. */
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string; readonly s3: string };
  readonly keys: ApiKeys;
  /** The value of an SSM parameter. */
  readonly lookUp: (parameterName: string) => string | undefined;
  /** There once the functions have started. */
  readonly lambda: () => Pick<LambdaService, 'find' | 'invoke'> | undefined;
  readonly place: Place;
}

/** What answers each AWS service, by its name in a signature. */
export function awsServices({ endpoints, keys, lookUp, lambda, place }: AwsServicesOptions): Readonly<Record<string, Forward>> {
  return {
    dynamodb: forwardTo(endpoints.dynamodb),
    sqs: forwardTo(endpoints.sqs),
    s3: s3Service(endpoints.s3),
    ssm: ssmService(lookUp),
    apigateway: apiGatewayService(keys),
    lambda: lambdaService(lambda),
    sts: stsService(place),
  };
}
