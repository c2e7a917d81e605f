import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allowedBy, ofType, type Resource, resourcesOf, templatesOf, withEveryStack, withoutFolder } from './synthesized.ts';

/** What must hold for anything that is ever added, over every stack. */
const templates = withEveryStack(templatesOf);
const OPERATIONS = readFileSync('docs/operations.md', 'utf8');
const resources = resourcesOf(templates);
const byId = (id: string) => resources.find((resource) => resource.id === id);

/** Made by aws-cdk-lib to copy the site's files at a deployment; runs for nobody, and has no alarm since the deployment fails. */
const UPLOADER = /^CustomCDKBucketDeployment/;
const lambdas = ofType(resources, 'Lambda::Function').filter(({ id }) => !UPLOADER.test(id));
const alarms = ofType(resources, 'CloudWatch::Alarm');
const queues = ofType(resources, 'SQS::Queue');
const sources = ofType(resources, 'Lambda::EventSourceMapping');

const named = (some: readonly Resource[], property: string) =>
  some.map((resource) => [resource.Properties[property], resource] as const);
const deadLettersOf = ({ Properties }: Resource): string | undefined =>
  Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0];
const isDeadLetters = ({ id }: Resource) => queues.some((queue) => deadLettersOf(queue) === id);
const alarmOn = (metric: string, { id }: Resource) =>
  alarms.find(({ Properties }) => Properties.MetricName === metric && JSON.stringify(Properties.Dimensions).includes(id));
/** Exports between stacks carry the logical id within their name. */
const refersTo = (value: unknown, { id }: Resource) => JSON.stringify(value).includes(id);

describe('every function', () => {
  test.each(named(lambdas, 'FunctionName'))(
    '%s has timeout, memory, kept log, reserved concurrency and its own role',
    (_name, lambda) => {
      const { Timeout, MemorySize, ReservedConcurrentExecutions, LoggingConfig, Role } = lambda.Properties;
      for (const limit of [Timeout, MemorySize, ReservedConcurrentExecutions]) expect(limit).toBeGreaterThan(0);
      expect(byId(LoggingConfig.LogGroup.Ref)?.Properties.RetentionInDays).toBeGreaterThan(0);
      const others = lambdas.filter(({ Properties }) => Properties.Role['Fn::GetAtt'][0] === Role['Fn::GetAtt'][0]);
      expect(others).toEqual([lambda]);
    },
  );

  test.each(named(lambdas, 'FunctionName'))('%s rings when it fails and when it turns calls away', (_name, lambda) => {
    for (const metric of ['Errors', 'Throttles']) expect(alarmOn(metric, lambda)?.Properties.Statistic).toBe('Sum');
  });

  test('of ours is held to this, and one of the library, with a log that is not kept forever either', () => {
    const all = ofType(resources, 'Lambda::Function');
    const [uploader, ...more] = all.filter(({ id }) => UPLOADER.test(id));
    expect([lambdas.length, more.length]).toEqual([all.length - 1, 0]);
    expect(byId(uploader?.Properties.LoggingConfig.LogGroup.Ref)?.Properties.RetentionInDays).toBe(30);
  });
});

describe('every queue', () => {
  test.each(
    named(
      queues.filter((queue) => !isDeadLetters(queue)),
      'QueueName',
    ),
  )('%s has dead letters, a consumer that reports one by one, and hides a message for six of its timeouts', (_name, queue) => {
    const deadLetters = byId(deadLettersOf(queue) ?? '');
    expect(deadLetters?.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    const [source, ...more] = sources.filter(({ Properties }) => refersTo(Properties.EventSourceArn, queue));
    expect(more).toEqual([]);
    expect(source?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const consumer = byId(source?.Properties.FunctionName.Ref);
    expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer?.Properties.Timeout);
    expect(source?.Properties.ScalingConfig.MaximumConcurrency).toBeLessThan(consumer?.Properties.ReservedConcurrentExecutions);
  });

  test.each(named(queues, 'QueueName'))(
    '%s rings: for age, or for anything in it when it is for dead letters',
    (_name, queue) => {
      const metric = isDeadLetters(queue) ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage';
      expect(alarmOn(metric, queue)?.Properties).toMatchObject({ Statistic: 'Maximum', Dimensions: [{ Name: 'QueueName' }] });
      if (isDeadLetters(queue)) expect(alarmOn(metric, queue)?.Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    },
  );
});

describe('every alarm', () => {
  test.each(named(alarms, 'AlarmName'))(
    '%s says what people notice and what to do first, to the one topic',
    (_name, { Properties }) => {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z].{20,}\. First: .{20,}\.$/);
      expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
      const [topic, ...more] = ofType(resources, 'SNS::Topic');
      expect(more).toEqual([]);
      for (const actions of [Properties.AlarmActions, Properties.OKActions])
        expect(JSON.stringify(actions)).toMatch(new RegExp(`:sns:.*:${topic?.Properties.TopicName}"`));
    },
  );

  test.each(named(alarms, 'AlarmName'))('%s is explained to the operator', (name) => {
    expect(OPERATIONS).toContain(`\`${name.replace('andys-daily-factoids-test-', '')}\``);
  });

  test('has a name of its own', () => {
    const names = alarms.map(({ Properties }) => Properties.AlarmName);
    expect(new Set(names).size).toBe(names.length);
  });

  test('errors of the gateway ring, and a reaper that does not come', () => {
    expect(alarms.find(({ Properties }) => Properties.MetricName === '5XXError')?.Properties.Dimensions).toEqual([
      { Name: 'ApiName', Value: ofType(resources, 'ApiGateway::RestApi')[0]?.Properties.Name },
    ]);
    expect(alarms.find(({ Properties }) => Properties.MetricName === 'Invocations')?.Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });
});

describe('permissions', () => {
  const uploaderRoles = ofType(resources, 'IAM::Role').filter(({ id }) => UPLOADER.test(id));

  test('name each action and each resource, but for the library that uploads the site', () => {
    for (const role of ofType(resources, 'IAM::Role').filter((each) => !uploaderRoles.includes(each))) {
      for (const { action, resource } of allowedBy(resources, role.id)) {
        expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
        expect(withoutFolder(action, resource)).not.toContain('*');
      }
    }
    for (const { Properties } of ofType(resources, 'IAM::Policy')) expect(Properties.Roles).toHaveLength(1);
  });

  test('of the uploader reach buckets and nothing else', () => {
    for (const { action } of uploaderRoles.flatMap(({ id }) => allowedBy(resources, id))) expect(action).toMatch(/^s3:/);
  });

  test('given by a resource to everybody are refusals', () => {
    const policies = resources.filter(({ Type }) => /Policy$/.test(Type) && Type !== 'AWS::IAM::Policy');
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument?.Statement ?? []);
    const open = statements.filter(({ Principal }) => JSON.stringify(Principal).includes('*'));
    expect(open.length).toBeGreaterThan(0);
    for (const { Effect } of open) expect(Effect).toBe('Deny');
  });

  test('managed by AWS are the ones that AWS itself asks for', () => {
    const managed = ofType(resources, 'IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns);
    expect(managed.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      expect.stringMatching(UPLOADER),
      'restapiCloudWatchRole',
    ]);
  });
});

test('the gateway is throttled as a whole, before any plan', () => {
  for (const { Properties } of ofType(resources, 'ApiGateway::Stage')) {
    const [all] = Properties.MethodSettings;
    expect(all).toMatchObject({ HttpMethod: '*', ResourcePath: '/*' });
    expect(all.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(all.ThrottlingBurstLimit).toBeGreaterThan(0);
  }
});

test("the alarms' mailbox is the operator's to name, and nobody is subscribed until then", () => {
  const { template } = templates.find(({ concern }) => concern === 'alarms')!;
  expect(template['Parameters']).toMatchObject({ AlarmEmail: { Type: 'String', Default: '' } });
  const [subscription] = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::SNS::Subscription');
  expect(subscription).toMatchObject({ Condition: 'HasAlarmEmail', Properties: { Endpoint: { Ref: 'AlarmEmail' } } });
});

test('CloudWatch may publish to the topic for this account alone', () => {
  const [policy] = ofType(resources, 'SNS::TopicPolicy');
  const allowed = policy?.Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
  expect(allowed).toEqual([
    expect.objectContaining({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }),
  ]);
});

describe('what the operator is told to do by hand', () => {
  const short = ({ Properties }: Resource): string => Properties.FunctionName.replace('andys-daily-factoids-test-', '');
  const readersOf = (secret: string) =>
    lambdas
      .filter(({ Properties }) =>
        allowedBy(resources, Properties.Role['Fn::GetAtt'][0]).some(({ resource }) => resource.includes(`/${secret}"`)),
      )
      .map(short)
      .sort();

  test.each([
    ['SESSION_KEYS', 'Session keys'],
    ['API_KEY_PEPPER', 'Pepper'],
    ['OPENROUTER_API_KEY', "Provider's key"],
    ['ORIGIN_SECRET', 'Origin secret'],
  ])('renews every function that reads %s, and no other', (secret, title) => {
    const [part = ''] = OPERATIONS.split(`**${title}.**`)[1]?.split('\n\n**') ?? [];
    const [, renewed = ''] = /renew ([a-z -]+)/.exec(part) ?? [];
    expect(readersOf(secret).length).toBeGreaterThan(0);
    expect(renewed.trim().split(' ').sort()).toEqual(readersOf(secret));
  });

  test('gives every restored table that forgets its time to live back', () => {
    const forgetting = ofType(resources, 'DynamoDB::Table').filter(({ Properties }) => Properties.TimeToLiveSpecification);
    const [line = ''] = OPERATIONS.split('\n').filter((each) => each.includes('update-time-to-live'));
    for (const { Properties } of forgetting) expect(line).toContain(`\`${Properties.TableName.split('-').at(-1)}\``);
  });

  test('names every stack that takes a parameter', () => {
    const takers = templates.flatMap(({ concern, template }) =>
      Object.keys(template.Parameters ?? {}).map((name) => [name, concern] as const),
    );
    for (const name of ['AdmissionPolicy', 'OpenRouterBaseUrl', 'TavilyBaseUrl', 'TurnstileSiteKey']) {
      const [, stacks = ''] = new RegExp(`\\| \`${name}\` \\| ([a-z, ]+) \\|`).exec(OPERATIONS) ?? [];
      expect(stacks.split(', ').sort()).toEqual(
        takers
          .filter(([taken]) => taken === name)
          .map(([, concern]) => concern)
          .sort(),
      );
    }
  });
});
