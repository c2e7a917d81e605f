import { describe, expect, test } from 'vitest';
import { MEMORY_GB } from '../bench/prices.ts';
import { allowedBy, ofType, type Resource, synthesize, withoutFolder } from './synthesized.ts';

const resources = synthesize();
const lambdas = ofType(resources, 'Lambda::Function');
const nameOf = (lambda: Resource): string => lambda.Properties.FunctionName.replace('andys-daily-factoids-test-', '');
const roleOf = (lambda: Resource): string => lambda.Properties.Role['Fn::GetAtt'][0];
const byId = (id: string) => resources.find((resource) => resource.id === id);

function grantsOf(name: string) {
  const lambda = lambdas.find((candidate) => nameOf(candidate) === name)!;
  return allowedBy(resources, roleOf(lambda));
}
const holdersOf = (matches: (grant: { action: string; resource: string }) => boolean) =>
  lambdas
    .map(nameOf)
    .filter((name) => grantsOf(name).some(matches))
    .sort();

describe('every function', () => {
  test('is one of those named here, built from its own entry', () => {
    expect(Object.fromEntries(lambdas.map((lambda) => [nameOf(lambda), lambda.Metadata?.['factoids:entry']]))).toEqual({
      'api-read': 'functions/api/read.ts',
      'api-runs': 'functions/api/runs.ts',
      'api-opinions': 'functions/api/opinions.ts',
      'api-chat': 'functions/api/chat.ts',
      'api-account': 'functions/api/account.ts',
      'api-admin': 'functions/api/admin.ts',
      stream: 'functions/stream/run-stream.ts',
      'run-worker': 'functions/workers/run-worker.ts',
      'chat-worker': 'functions/workers/chat-worker.ts',
      'reap-runs': 'functions/schedules/reap-runs.ts',
      'refresh-models': 'functions/schedules/refresh-models.ts',
      'close-day': 'functions/schedules/close-day.ts',
      'watch-traffic': 'functions/schedules/watch-traffic.ts',
      'write-daily': 'functions/schedules/write-daily.ts',
      'embed-factoids': 'functions/schedules/embed-factoids.ts',
      'notice-worker': 'functions/workers/notice-worker.ts',
      search: 'functions/search/search.ts',
      'build-search': 'functions/schedules/build-search.ts',
    });
  });

  test.each(lambdas.map((lambda) => [nameOf(lambda), lambda] as const))('%s states its limits', (_name, { Properties }) => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    expect(Properties.Timeout).toBeGreaterThan(3);
    expect(Properties.MemorySize).toBeGreaterThanOrEqual(256);
    const priced = Object.entries(MEMORY_GB).find(([name]) => name === nameOf({ Properties } as Resource));
    if (priced) expect(Properties.MemorySize).toBe(priced[1] * 1024);
    expect(Properties.ReservedConcurrentExecutions).toBeGreaterThan(0);
    expect(Properties.Environment.Variables).toMatchObject({ STAGE: 'test', NODE_OPTIONS: '--enable-source-maps' });
  });

  test.each(lambdas.map((lambda) => [nameOf(lambda), lambda] as const))(
    '%s writes to a log that is not kept forever',
    (name, lambda) => {
      const logGroup = byId(lambda.Properties.LoggingConfig.LogGroup.Ref);
      expect(logGroup?.Properties).toMatchObject({
        LogGroupName: `/aws/lambda/andys-daily-factoids-test-${name}`,
        RetentionInDays: 30,
      });
    },
  );

  test('has a role that no other has, without managed policies', () => {
    const roles = lambdas.map(roleOf);
    expect(new Set(roles).size).toBe(lambdas.length);
    for (const role of roles) expect(byId(role)?.Properties.ManagedPolicyArns).toBeUndefined();
  });
});

describe('permissions', () => {
  test('name each action, and no resource by a wildcard but the objects of a folder', () => {
    for (const role of ofType(resources, 'IAM::Role')) {
      for (const { action, resource } of allowedBy(resources, role.id)) {
        expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
        expect(withoutFolder(action, resource)).not.toContain('*');
      }
    }
  });

  test('let only those who begin or repeat runs wake the worker', () => {
    const sends = (queue: string) =>
      holdersOf(({ action, resource }) => action === 'sqs:SendMessage' && resource.includes(`${queue}queue`));
    expect(sends('runs')).toEqual(['api-runs', 'reap-runs', 'run-worker', 'write-daily']);
    expect(sends('chats')).toEqual(['api-chat', 'chat-worker', 'reap-runs']);
    expect(sends('notices')).toEqual(['api-chat', 'api-opinions', 'api-runs', 'close-day', 'watch-traffic', 'write-daily']);
    expect(holdersOf(({ action }) => action === 'sqs:SendMessage')).toHaveLength(9);
  });

  test("keep the provider's key from all but those who call models and who checks the bill, and Slack's from all but who tells", () => {
    expect(holdersOf(({ resource }) => resource.includes('OPENROUTER_API_KEY'))).toEqual([
      'chat-worker',
      'close-day',
      'embed-factoids',
      'run-worker',
    ]);
    expect(holdersOf(({ resource }) => resource.includes('TAVILY_API_KEY'))).toEqual(['chat-worker']);
    expect(holdersOf(({ resource }) => resource.includes('SLACK_WEBHOOK_URL'))).toEqual(['notice-worker']);
  });

  test('keep the session keys from whoever meets no session', () => {
    expect(holdersOf(({ resource }) => resource.includes('SESSION_KEYS'))).toEqual([
      'api-account',
      'api-chat',
      'api-opinions',
      'api-runs',
      'stream',
    ]);
    expect(holdersOf(({ resource }) => resource.includes('ORIGIN_SECRET'))).toEqual([
      'api-account',
      'api-chat',
      'api-opinions',
      'api-runs',
    ]);
    expect(holdersOf(({ resource }) => resource.includes('TURNSTILE_SECRET_KEY'))).toEqual(['api-account']);
  });

  test("let nobody read a chat's artifacts: one function puts them, and it and another take them away", () => {
    const may = (name: string) => holdersOf(({ action, resource }) => action === `s3:${name}` && resource.includes('artifacts'));
    expect([may('PutObject'), may('DeleteObject')]).toEqual([['chat-worker'], ['api-chat', 'chat-worker']]);
    expect([...may('GetObject'), ...may('ListBucket')]).toEqual([]);
  });

  test('let the stream read and nothing else', () => {
    const actions = new Set(grantsOf('stream').map(({ action }) => action));
    const reads = ['dynamodb:GetItem', 'dynamodb:Query', 'logs:CreateLogStream', 'logs:PutLogEvents', 'ssm:GetParameters'];
    expect([...actions].sort()).toEqual(reads);
  });

  test('open an index only to those who query it', () => {
    expect(holdersOf(({ resource }) => resource.includes('/index/by-owner'))).toEqual(['api-chat', 'api-runs', 'write-daily']);
    expect(holdersOf(({ resource }) => resource.includes('/index/open'))).toEqual(['reap-runs']);
    expect(holdersOf(({ resource }) => resource.includes('/index/by-subject'))).toEqual(['api-read', 'run-worker']);
    expect(holdersOf(({ resource }) => resource.includes('/index/shuffled'))).toEqual(['api-read']);
    expect(holdersOf(({ resource }) => resource.includes('/index/feedback'))).toEqual(['api-admin']);
    expect(holdersOf(({ resource }) => resource.includes('/index/newest'))).toEqual([
      'api-read',
      'build-search',
      'embed-factoids',
      'refresh-models',
      'run-worker',
      'search',
    ]);
  });

  test('let only the worker write factoids; beside it come votes, verdicts, vectors, the operator and the price list', () => {
    const writes = ({ action, resource }: { action: string; resource: string }) =>
      action === 'dynamodb:PutItem' && resource.includes('GetAttcontent');
    expect(holdersOf(writes)).toEqual([
      'api-chat',
      'api-opinions',
      'api-read',
      'api-runs',
      'chat-worker',
      'embed-factoids',
      'refresh-models',
      'run-worker',
      'write-daily',
    ]);
    expect(holdersOf(({ action }) => action === 'dynamodb:DeleteItem')).toEqual(['api-admin', 'api-opinions']);
    expect(holdersOf(({ action }) => action === 'dynamodb:BatchWriteItem')).toEqual(['api-chat']);
    const changes = holdersOf(({ action, resource }) => action === 'dynamodb:UpdateItem' && resource.includes('GetAttcontent'));
    expect(changes).toEqual(['api-admin', 'api-opinions', 'chat-worker', 'run-worker']);
  });

  test('name in the environment every table that they open', () => {
    for (const lambda of lambdas) {
      const granted = grantsOf(nameOf(lambda)).map(
        ({ resource }) => /GetAtt(content|runs|accounts)[0-9A-F]{8}Arn/.exec(resource)?.[1],
      );
      const variables = Object.keys(lambda.Properties.Environment.Variables);
      for (const table of granted.filter((name) => name !== undefined))
        expect(variables).toContain(`${table.toUpperCase()}_TABLE`);
    }
  });
});

describe('the queue of runs', () => {
  const queue = ofType(resources, 'SQS::Queue').find(({ Properties }) => Properties.QueueName.endsWith('-runs'));
  const [source] = ofType(resources, 'Lambda::EventSourceMapping');
  const worker = lambdas.find((lambda) => nameOf(lambda) === 'run-worker')!;

  test('gives a message up after three deliveries', () => {
    const deadLetters = queue?.Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0];
    expect(queue?.Properties.RedrivePolicy.maxReceiveCount).toBe(3);
    expect(byId(deadLetters)?.Properties.QueueName).toBe('andys-daily-factoids-test-runs-dlq');
  });

  test('hides a message for six times as long as the worker may take', () => {
    expect(queue?.Properties.VisibilityTimeout).toBe(6 * worker.Properties.Timeout);
  });

  test('delivers one message at a time and takes partial failures, below the reserved concurrency', () => {
    expect(source?.Properties).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(source?.Properties.ScalingConfig.MaximumConcurrency).toBeLessThan(worker.Properties.ReservedConcurrentExecutions);
  });
});

describe('the tables', () => {
  test.each(ofType(resources, 'DynamoDB::Table').map(({ Properties }) => [Properties.TableName, Properties] as const))(
    '%s is on demand and recoverable',
    (_name, properties) => {
      expect(properties.BillingMode).toBe('PAY_PER_REQUEST');
      expect(properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    },
  );

  test('forget by expires_at, except content', () => {
    const expiring = ofType(resources, 'DynamoDB::Table').map(({ Properties }) => [
      Properties.TableName.replace('andys-daily-factoids-test-', ''),
      Properties.TimeToLiveSpecification?.AttributeName,
    ]);
    expect(Object.fromEntries(expiring)).toEqual({
      content: undefined,
      runs: 'expires_at',
      accounts: 'expires_at',
      ledger: 'expires_at',
    });
  });
});

test('the reaper comes each minute, alone, by a role that can call only it', () => {
  const schedule = ofType(resources, 'Scheduler::Schedule').find(({ Properties }) => Properties.Name.endsWith('-each-minute'));
  const reaper = lambdas.find((lambda) => nameOf(lambda) === 'reap-runs')!;
  expect(schedule?.Properties.ScheduleExpression).toBe('rate(1 minute)');
  expect(schedule?.Properties.Target.Arn['Fn::GetAtt'][0]).toBe(reaper.id);
  expect(reaper.Properties.ReservedConcurrentExecutions).toBe(1);
  const grants = allowedBy(resources, schedule?.Properties.Target.RoleArn['Fn::GetAtt'][0]);
  expect(grants).toEqual([{ action: 'lambda:InvokeFunction', resource: JSON.stringify({ 'Fn::GetAtt': [reaper.id, 'Arn'] }) }]);
});

test('the factoid of the day is asked for each hour, by one at a time, and one error is enough to ring', () => {
  const writer = lambdas.find((lambda) => nameOf(lambda) === 'write-daily')!;
  const schedules = ofType(resources, 'Scheduler::Schedule').filter(
    ({ Properties }) => Properties.Target.Arn['Fn::GetAtt'][0] === writer.id,
  );
  expect(schedules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual(['cron(5 * * * ? *)']);
  expect(writer.Properties).toMatchObject({ ReservedConcurrentExecutions: 1, Timeout: 50 });
  const alarm = ofType(resources, 'CloudWatch::Alarm').find(({ Properties }) =>
    Properties.AlarmName.endsWith('write-daily-errors'),
  );
  expect(alarm?.Properties).toMatchObject({ Threshold: 1, Period: 3_600 });
});

test('days are closed just after midnight and each hour, alone, and one error is enough to ring', () => {
  const closer = lambdas.find((lambda) => nameOf(lambda) === 'close-day')!;
  const schedules = ofType(resources, 'Scheduler::Schedule').filter(
    ({ Properties }) => Properties.Target.Arn['Fn::GetAtt'][0] === closer.id,
  );
  expect(
    schedules.map(({ Properties }) => [Properties.ScheduleExpression, Properties.ScheduleExpressionTimezone]).sort(),
  ).toEqual([
    ['cron(1 0 * * ? *)', 'UTC'],
    ['cron(11 * * * ? *)', 'UTC'],
  ]);
  expect(closer.Properties.ReservedConcurrentExecutions).toBe(1);
  const alarm = ofType(resources, 'CloudWatch::Alarm').find(({ Properties }) =>
    Properties.AlarmName.endsWith('close-day-errors'),
  );
  expect(alarm?.Properties).toMatchObject({ Threshold: 1, Period: 3_600 });
});
