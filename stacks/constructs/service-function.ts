import { CfnResource, type Duration } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functionBundle } from '../bundling/function-bundle.ts';
import {
  askStatement,
  type BucketAccess,
  bucketStatements,
  type Invoked,
  invokeStatement,
  logStatement,
  type SecretName,
  secretStatement,
  sendStatement,
  type TableAccess,
  tableStatements,
} from './access.ts';
import { ringForFunction } from './function-alarms.ts';
import type { ServiceStack } from './service-stack.ts';

/** Either a file of ours that exports `handler`, relative to the repository, or a folder that another tool has built. */
type FunctionCode = { readonly entry: string } | { readonly built: { readonly folder: string; readonly handler: string } };

/** Queues by the variable that names them to the function. */
export type Sends = Readonly<Partial<Record<'RUN_QUEUE_URL' | 'CHAT_QUEUE_URL' | 'NOTICE_QUEUE_URL', Queue>>>;

/** Functions that it calls, by the variable that names them to it. */
type Invokes = Readonly<Partial<Record<'SEARCH_FUNCTION', Invoked>>>;

interface FunctionSettings {
  readonly timeout: Duration;
  /** MB; CPU comes in proportion. */
  readonly memorySize: number;
  readonly reservedConcurrency: number;
  /** What people notice while it fails, as a sentence. */
  readonly humanImpact: string;
  /** Over which time its errors are counted; 5 minutes when left out, longer for what is called by the hour or day. */
  readonly errorsWithin?: Duration;
  readonly tables?: readonly TableAccess[];
  /** The queues that it may send to, by the variable in which it finds them. */
  readonly sendsTo?: Sends;
  /** The queues that it only asks whether they answer, likewise. */
  readonly asks?: Sends;
  readonly buckets?: readonly BucketAccess[];
  /** The functions that it may call, by the variable in which it finds them. */
  readonly invokes?: Invokes;
  /** How many errors within that time ring; 3 when left out. */
  readonly ringsAtErrors?: number;
  readonly secrets?: readonly SecretName[];
  readonly environment?: Readonly<Record<string, string>>;
}

export type ServiceFunctionProps = FunctionCode & FunctionSettings;

/**
 * A function on Node 24 and arm64 with a log group, a role and alarms of its own. The role allows what `tables`, `buckets`,
 * `sendsTo`, `invokes` and `secrets` declare and nothing else; the same declarations name these resources in the function's environment.
 */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  /** As the operator finds it: in the log, in the alarms, at `pnpm ops`. */
  readonly name: string;

  constructor(stack: ServiceStack, name: string, props: ServiceFunctionProps) {
    super(stack, name);
    this.name = stack.resourceName(name);
    const logGroup = this.logGroup(stack);
    this.role = new Role(this, 'role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(...declaredStatements(stack, props), logStatement(logGroup));
    this.lambda = new LambdaFunction(this, 'function', {
      functionName: this.name,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      ...codeOf(stack.root, name, props),
      role: this.role,
      logGroup,
      timeout: props.timeout,
      memorySize: props.memorySize,
      reservedConcurrentExecutions: props.reservedConcurrency,
      environment: environmentOf(stack, props),
    });
    if ('entry' in props) this.nameEntry(props.entry);
    ringForFunction(stack, name, { target: this, ...props });
  }

  allow(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPolicy(statement);
  }

  private logGroup(stack: ServiceStack): LogGroup {
    return new LogGroup(this, 'logs', {
      logGroupName: `/aws/lambda/${this.name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: stack.removalPolicy,
    });
  }

  /** The local cloud rebuilds a function from here when its code changes. */
  private nameEntry(entry: string): void {
    const resource = this.lambda.node.defaultChild;
    if (resource && CfnResource.isCfnResource(resource)) resource.addMetadata('factoids:entry', entry);
  }
}

function codeOf(root: string, name: string, props: FunctionCode): { code: Code; handler: string } {
  if ('built' in props) return { code: Code.fromAsset(props.built.folder), handler: props.built.handler };
  return { code: Code.fromAsset(functionBundle({ root, entry: props.entry, name })), handler: 'index.handler' };
}

function declaredStatements(stack: ServiceStack, props: FunctionSettings): PolicyStatement[] {
  return [
    ...(props.tables ?? []).flatMap(tableStatements),
    ...Object.values(props.sendsTo ?? {}).map(sendStatement),
    ...Object.values(props.asks ?? {}).map(askStatement),
    ...(props.buckets ?? []).flatMap(bucketStatements),
    ...Object.values(props.invokes ?? {}).map(invokeStatement),
    ...(props.secrets ? [secretStatement(stack, props.secrets)] : []),
  ];
}

function environmentOf(stack: ServiceStack, props: FunctionSettings): Record<string, string> {
  const tables = (props.tables ?? []).map(({ table }) => [`${table.node.id.toUpperCase()}_TABLE`, table.tableName]);
  return {
    STAGE: stack.stage,
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--enable-source-maps',
    ...Object.fromEntries(tables),
    ...Object.fromEntries(Object.entries({ ...props.sendsTo, ...props.asks }).map(([name, queue]) => [name, queue.queueUrl])),
    ...Object.fromEntries((props.buckets ?? []).map(({ variable, bucket }) => [variable, bucket.bucketName])),
    ...Object.fromEntries(Object.entries(props.invokes ?? {}).map(([name, { lambda }]) => [name, lambda.functionName])),
    ...(props.secrets && { SECRETS_PREFIX: stack.secretsPrefix }),
    ...props.environment,
  };
}
