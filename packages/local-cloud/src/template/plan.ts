import type * as z from 'zod';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import { IGNORED_TYPES } from './ignored-types.ts';
import * as schemas from './resource-schemas.ts';
import { type Resource, TemplateError } from './template.ts';

const SCHEMAS = {
  'AWS::DynamoDB::Table': schemas.TableProperties,
  'AWS::SQS::Queue': schemas.QueueProperties,
  'AWS::S3::Bucket': schemas.BucketProperties,
  'AWS::Lambda::Function': schemas.FunctionProperties,
  'AWS::Lambda::EventSourceMapping': schemas.EventSourceMappingProperties,
  'AWS::Scheduler::Schedule': schemas.ScheduleProperties,
  'AWS::Events::Rule': schemas.RuleProperties,
  'AWS::IAM::Role': schemas.RoleProperties,
  'AWS::IAM::Policy': schemas.PolicyProperties,
  'AWS::ApiGateway::RestApi': schemas.RestApiProperties,
  'AWS::ApiGateway::Resource': schemas.ApiResourceProperties,
  'AWS::ApiGateway::Method': schemas.MethodProperties,
  'AWS::ApiGateway::Stage': schemas.StageProperties,
  'AWS::ApiGateway::GatewayResponse': schemas.GatewayResponseProperties,
  'AWS::ApiGateway::UsagePlan': schemas.UsagePlanProperties,
} as const;

type RunType = keyof typeof SCHEMAS;
type PropertiesOf = { [T in RunType]: z.infer<(typeof SCHEMAS)[T]> };
const RUN: { readonly [T in RunType]: z.ZodType<PropertiesOf[T]> } = SCHEMAS;

export interface Planned<T extends RunType> {
  readonly resource: Resource;
  readonly properties: PropertiesOf[T];
}

/** The resources to run, by type, each checked against what the local cloud understands of its type. */
export interface Plan {
  of<T extends RunType>(type: T): Planned<T>[];
}

/** @throws TemplateError for a type that is neither run nor consciously ignored, and for a property that is not understood. */
export function planResources(resources: readonly Resource[]): Plan {
  for (const resource of resources) check(resource);
  return {
    of: (type) => resources.filter((each) => each.type === type).map((resource) => planned(type, resource)),
  };
}

function check(resource: Resource): void {
  if (isRunType(resource.type)) planned(resource.type, resource);
  else if (!Object.hasOwn(IGNORED_TYPES, resource.type)) {
    throw new TemplateError(resource, 'the local cloud does not run this type: teach it, or add it to the ignored types');
  }
}

function planned<T extends RunType>(type: T, resource: Resource): Planned<T> {
  const schema: z.ZodType<PropertiesOf[T]> = RUN[type];
  const parsed = schema.safeParse(resource.properties);
  if (!parsed.success) throw new TemplateError(resource, parsed.error.issues.map(describeIssue).join('; '));
  return { resource, properties: parsed.data };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `the property ${issue.keys.join(', ')} is not understood by the local cloud`;
  return `${issue.path.join('.')}: ${issue.message}`;
}

function isRunType(type: string): type is RunType {
  return Object.hasOwn(RUN, type);
}

/** @param assets Asset folders by object key. */
export function functionDefinitions(plan: Plan, assets: ReadonlyMap<string, string>, stage: string): FunctionDefinition[] {
  return plan.of('AWS::Lambda::Function').map(({ resource, properties }) => {
    const codeDir = assets.get(properties.Code.S3Key);
    if (codeDir === undefined) throw new TemplateError(resource, `no asset ${properties.Code.S3Key} in the assembly`);
    const entry = resource.metadata['factoids:entry'];
    return {
      name: resource.ref,
      shortName: resource.ref.split(`-${stage}-`).at(-1) ?? resource.ref,
      arn: resource.arn,
      handler: properties.Handler,
      codeDir,
      memoryMb: properties.MemorySize,
      timeoutMs: properties.Timeout * 1000,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      environment: properties.Environment?.Variables ?? {},
      roleArn: properties.Role,
      entry: typeof entry === 'string' ? entry : undefined,
    };
  });
}
