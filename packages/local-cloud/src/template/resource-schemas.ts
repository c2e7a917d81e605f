import * as z from 'zod';

// Strict on purpose: a property that is not named here is an error, so that nothing in a template is silently not run.
// `ignored` names the properties that mean nothing on one machine.

const ignored = z.unknown().optional();
const text = z.coerce.string();
const whole = z.coerce.number().int();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);

const KeySchema = z.array(z.object({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) }));
const Projection = z.object({ ProjectionType: text, NonKeyAttributes: z.array(text).optional() });
const Index = z.strictObject({
  IndexName: text,
  KeySchema,
  Projection,
  OnDemandThroughput: ignored,
  WarmThroughput: ignored,
  ContributorInsightsSpecification: ignored,
});

export const TableProperties = z.strictObject({
  TableName: text.optional(),
  AttributeDefinitions: z.array(z.object({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: text.optional(), Enabled: flag }).optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  DeletionProtectionEnabled: ignored,
  PointInTimeRecoverySpecification: ignored,
  OnDemandThroughput: ignored,
  SSESpecification: ignored,
  Tags: ignored,
});

export const QueueProperties = z.strictObject({
  QueueName: text.optional(),
  VisibilityTimeout: whole.optional(),
  MessageRetentionPeriod: whole.optional(),
  DelaySeconds: whole.optional(),
  ReceiveMessageWaitTimeSeconds: whole.optional(),
  MaximumMessageSize: whole.optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: text, maxReceiveCount: whole }).optional(),
  RedriveAllowPolicy: ignored,
  SqsManagedSseEnabled: ignored,
  KmsMasterKeyId: ignored,
  Tags: ignored,
});

/** In one version and for ever: lifecycles are not run. */
export const BucketProperties = z.strictObject({
  BucketName: text.optional(),
  BucketEncryption: ignored,
  LifecycleConfiguration: ignored,
  OwnershipControls: ignored,
  PublicAccessBlockConfiguration: ignored,
  Tags: ignored,
});

export const FunctionProperties = z.strictObject({
  FunctionName: text.optional(),
  Handler: text,
  Runtime: z.literal('nodejs24.x'),
  Code: z.strictObject({ S3Bucket: ignored, S3Key: text }),
  Timeout: whole.default(3),
  MemorySize: whole.default(128),
  ReservedConcurrentExecutions: whole.optional(),
  Environment: z.strictObject({ Variables: z.record(z.string(), text).default({}) }).optional(),
  Role: text,
  Architectures: ignored,
  Description: ignored,
  LoggingConfig: ignored,
  TracingConfig: ignored,
  EphemeralStorage: ignored,
  Tags: ignored,
});

export const EventSourceMappingProperties = z.strictObject({
  EventSourceArn: text,
  FunctionName: text,
  BatchSize: whole.default(10),
  Enabled: flag.default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
  MaximumBatchingWindowInSeconds: whole.optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: whole.optional() }).optional(),
  Tags: ignored,
});

export const ScheduleProperties = z.strictObject({
  Name: text.optional(),
  ScheduleExpression: text,
  ScheduleExpressionTimezone: text.default('UTC'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({
    Arn: text,
    RoleArn: text,
    Input: text.optional(),
    RetryPolicy: ignored,
    DeadLetterConfig: ignored,
  }),
  Description: ignored,
  GroupName: ignored,
});

export const RuleProperties = z.strictObject({
  Name: text.optional(),
  ScheduleExpression: text,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({ Arn: text, Id: text, Input: text.optional(), RetryPolicy: ignored, DeadLetterConfig: ignored }),
  ),
  Description: ignored,
});

export const RoleProperties = z.strictObject({
  RoleName: text.optional(),
  AssumeRolePolicyDocument: ignored,
  Policies: z.unknown().optional(),
  ManagedPolicyArns: z.array(text).optional(),
  Description: ignored,
  MaxSessionDuration: ignored,
  Path: ignored,
  Tags: ignored,
});
export const PolicyProperties = z.strictObject({
  PolicyName: text,
  PolicyDocument: z.unknown(),
  Roles: z.array(text).optional(),
});

export const RestApiProperties = z.strictObject({
  Name: text.optional(),
  Description: ignored,
  EndpointConfiguration: ignored,
  ApiKeySourceType: z.literal('HEADER').optional(),
  BinaryMediaTypes: z.array(text).max(0).optional(),
  MinimumCompressionSize: ignored,
  DisableExecuteApiEndpoint: ignored,
  Policy: ignored,
  Tags: ignored,
});

export const ApiResourceProperties = z.strictObject({ ParentId: text, PathPart: text, RestApiId: text });

export const MethodProperties = z.strictObject({
  RestApiId: text,
  ResourceId: text,
  HttpMethod: text,
  ApiKeyRequired: flag.default(false),
  AuthorizationType: z.literal('NONE').optional(),
  Integration: z.strictObject({
    Type: z.literal('AWS_PROXY'),
    Uri: text,
    IntegrationHttpMethod: ignored,
    ResponseTransferMode: z.enum(['BUFFERED', 'STREAM']).default('BUFFERED'),
    TimeoutInMillis: whole.optional(),
    PassthroughBehavior: ignored,
    Credentials: ignored,
  }),
  OperationName: ignored,
  RequestParameters: ignored,
});

export const StageProperties = z.strictObject({
  RestApiId: text,
  StageName: text,
  DeploymentId: ignored,
  AccessLogSetting: z.strictObject({ DestinationArn: ignored, Format: text }).optional(),
  MethodSettings: ignored,
  Variables: z.record(z.string(), text).optional(),
  TracingEnabled: ignored,
  Description: ignored,
  Tags: ignored,
});

export const GatewayResponseProperties = z.strictObject({
  RestApiId: text,
  ResponseType: text,
  StatusCode: text.optional(),
  ResponseParameters: z.record(z.string(), text).default({}),
  ResponseTemplates: z.record(z.string(), text).default({}),
});

const Throttle = z.object({ RateLimit: z.coerce.number().optional(), BurstLimit: whole.optional() });

export const UsagePlanProperties = z.strictObject({
  UsagePlanName: text.optional(),
  Description: ignored,
  ApiStages: z.array(z.object({ ApiId: text, Stage: text, Throttle: z.unknown().optional() })).default([]),
  Quota: z.object({ Limit: whole, Period: z.enum(['DAY', 'WEEK', 'MONTH']), Offset: whole.optional() }).optional(),
  Throttle: Throttle.optional(),
  Tags: ignored,
});
export type UsagePlanProperties = z.infer<typeof UsagePlanProperties>;
