import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { ServiceStack } from './service-stack.ts';

/**
 * What a function may do with one table. A transaction is authorised by the actions of its items:
 * a Put needs PutItem, an Update UpdateItem, a Delete DeleteItem, a check ConditionCheckItem. A batch is an action of its own.
 */
export interface TableAccess {
  readonly table: Table;
  readonly reads?: readonly ('GetItem' | 'BatchGetItem' | 'Query')[];
  readonly writes?: readonly ('PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem' | 'BatchWriteItem')[];
  /** The indexes it queries; no other index is open to it. */
  readonly indexes?: readonly string[];
}

/** What a function may do with some objects of a bucket: no other object is open to it. */
export interface BucketAccess {
  readonly bucket: IBucket;
  /** In which it finds the bucket's name. */
  readonly variable: 'SEARCH_BUCKET' | 'ARTIFACTS_BUCKET';
  /** Keys in full, or the folder that they stand in: `turns/*`. */
  readonly objects: readonly string[];
  /** Gets them, and is told that one is missing: who may not list is answered 403 then, which reads like a lost grant. */
  readonly reads?: boolean;
  readonly writes?: boolean;
  readonly deletes?: boolean;
}

/** A function that another one calls, and waits for. */
export interface Invoked {
  readonly lambda: IFunction;
}

/** SSM parameters under the stage's prefix, made by the operator and not by a stack. */
export type SecretName =
  | 'SESSION_KEYS'
  | 'API_KEY_PEPPER'
  | 'OPENROUTER_API_KEY'
  | 'TAVILY_API_KEY'
  | 'ORIGIN_SECRET'
  | 'TURNSTILE_SECRET_KEY'
  | 'SLACK_WEBHOOK_URL';

export function tableStatements(access: TableAccess): PolicyStatement[] {
  const { table, reads = [], writes = [], indexes = [] } = access;
  const items = [...reads, ...writes].map((action) => `dynamodb:${action}`);
  const indexArns = indexes.map((index) => `${table.tableArn}/index/${index}`);
  return [
    ...(items.length > 0 ? [new PolicyStatement({ actions: items, resources: [table.tableArn] })] : []),
    ...(indexArns.length > 0 ? [new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexArns })] : []),
  ];
}

export function bucketStatements(access: BucketAccess): PolicyStatement[] {
  const { bucket, objects, reads = false, writes = false, deletes = false } = access;
  const actions = [
    ...(reads ? ['s3:GetObject'] : []),
    ...(writes ? ['s3:PutObject'] : []),
    ...(deletes ? ['s3:DeleteObject'] : []),
  ];
  const resources = objects.map((key) => bucket.arnForObjects(key));
  return [
    new PolicyStatement({ actions, resources }),
    ...(reads ? [new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] })] : []),
  ];
}

export function invokeStatement({ lambda }: Invoked): PolicyStatement {
  return new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] });
}

export function secretStatement(stack: ServiceStack, names: readonly SecretName[]): PolicyStatement {
  const folder = stack.secretsPrefix.slice(1);
  const resources = names.map((name) =>
    stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${folder}/${name}` }),
  );
  return new PolicyStatement({ actions: ['ssm:GetParameters'], resources });
}

export function sendStatement(queue: Queue): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });
}

/** That the queue is there and answers. */
export function askStatement(queue: Queue): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:GetQueueAttributes'], resources: [queue.queueArn] });
}

/** What an event source mapping does in the name of the function. */
export function consumeStatement(queue: Queue): PolicyStatement {
  const actions = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'];
  return new PolicyStatement({ actions: actions.map((action) => `sqs:${action}`), resources: [queue.queueArn] });
}

/** CloudFormation's ARN of a log group already covers its streams. */
export function logStatement(logGroup: LogGroup): PolicyStatement {
  return new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
}
