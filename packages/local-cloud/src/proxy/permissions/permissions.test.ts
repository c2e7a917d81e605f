import { expect, test } from 'vitest';
import { createLog } from '../../logs/log.ts';
import { planResources } from '../../template/plan.ts';
import type { Resource } from '../../template/template.ts';
import { parseCall } from '../parsed/parse-call.ts';
import type { AwsCall } from '../pipeline.ts';
import { createPermissions } from './permissions.ts';

const TABLE = 'arn:aws:dynamodb:r:0:table/things';
const PLACE = { region: 'r', accountId: '0', awsEndpoint: '' };
const FUNCTION = { arn: 'arn:fn', name: 'app-fn', shortName: 'fn' };

const resource = (logicalId: string, type: string, properties: Resource['properties']): Resource => ({
  ...{ stack: 'one', logicalId, type, properties, metadata: {}, ref: logicalId, arn: `arn:${logicalId}` },
});

/** One function whose role allows what the statements say. */
function setUp(Statement: Resource['properties'][], role: Resource['properties'] = {}) {
  const code = { Code: { S3Key: 'k' }, Handler: 'h', Runtime: 'nodejs24.x', Role: 'arn:role' };
  const plan = planResources([
    resource('fn', 'AWS::Lambda::Function', code),
    resource('role', 'AWS::IAM::Role', role),
    resource('policy', 'AWS::IAM::Policy', {
      PolicyName: 'p',
      Roles: ['role'],
      PolicyDocument: { Version: '2012-10-17', Statement },
    }),
  ]);
  const definition = { ...FUNCTION, handler: 'h', codeDir: '', memoryMb: 1, timeoutMs: 1, reservedConcurrency: undefined };
  const definitions = [{ ...definition, environment: {}, roleArn: 'arn:role', entry: undefined }];
  const permissions = createPermissions({ plan, definitions, place: PLACE, log: createLog() });
  const ask = async (service: string, operation: string, input: object) => {
    const raw = { service, operation, method: 'POST', path: '/', body: Buffer.from(JSON.stringify(input)) };
    const environment = { functionArn: FUNCTION.arn, functionName: 'fn', invocation: undefined, kill: () => {} };
    const call: AwsCall = {
      ...raw,
      headers: {},
      accessKeyId: '',
      caller: FUNCTION.arn,
      environment,
      parse: () => parseCall(raw, PLACE),
    };
    const answer = await permissions.intercept(call, async () => ({ status: 200, headers: {}, body: Buffer.from('') }));
    return answer.status === 200 ? 'allowed' : JSON.parse(String(answer.body)).message;
  };
  return { permissions, ask };
}

const allow = (action: string | string[], to: string | string[] = TABLE) => ({ Effect: 'Allow', Action: action, Resource: to });

test('what no statement allows is refused in the words of AWS', async () => {
  const { ask } = setUp([allow('dynamodb:GetItem')]);
  expect(await ask('dynamodb', 'GetItem', { TableName: 'things' })).toBe('allowed');
  expect(await ask('dynamodb', 'PutItem', { TableName: 'things' })).toMatch(
    /^User: arn:aws:sts::0:assumed-role\/role\/fn is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:r:0:table\/things/,
  );
  expect(await ask('dynamodb', 'GetItem', { TableName: 'others' })).toContain('table/others');
});

test('an index is a resource of its own', async () => {
  const { ask } = setUp([allow('dynamodb:Query', [TABLE, `${TABLE}/index/newest`])]);
  expect(await ask('dynamodb', 'Query', { TableName: 'things' })).toBe('allowed');
  expect(await ask('dynamodb', 'Query', { TableName: 'things', IndexName: 'newest' })).toBe('allowed');
  expect(await ask('dynamodb', 'Query', { TableName: 'things', IndexName: 'other' })).toContain('table/things/index/other');
});

test('a transaction needs the action of each of its items', async () => {
  const { ask } = setUp([allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'])]);
  const put = { Put: { TableName: 'things' } };
  expect(await ask('dynamodb', 'TransactWriteItems', { TransactItems: [put, { Update: { TableName: 'things' } }] })).toBe(
    'allowed',
  );
  for (const [kind, action] of [
    ['Delete', 'DeleteItem'],
    ['ConditionCheck', 'ConditionCheckItem'],
  ] as const) {
    const refused = await ask('dynamodb', 'TransactWriteItems', { TransactItems: [put, { [kind]: { TableName: 'things' } }] });
    expect(refused).toContain(`dynamodb:${action}`);
  }
  expect(await ask('dynamodb', 'TransactGetItems', { TransactItems: [{ Get: { TableName: 'things' } }] })).toContain('GetItem');
});

test('a batch needs every table, and a list of parameters every name', async () => {
  const { ask } = setUp([allow('dynamodb:BatchGetItem'), allow('ssm:GetParameters', 'arn:aws:ssm:r:0:parameter/app/ONE')]);
  expect(await ask('dynamodb', 'BatchGetItem', { RequestItems: { things: {}, others: {} } })).toContain('table/others');
  expect(await ask('ssm', 'GetParameters', { Names: ['/app/ONE'] })).toBe('allowed');
  expect(await ask('ssm', 'GetParameters', { Names: ['/app/ONE', '/app/TWO'] })).toContain('parameter/app/TWO');
});

test('queues are told apart, and a batch of messages is what it does to each', async () => {
  const { ask } = setUp([allow('sqs:SendMessage', 'arn:aws:sqs:r:0:jobs')]);
  expect(await ask('sqs', 'SendMessageBatch', { QueueUrl: 'http://x/0/jobs' })).toBe('allowed');
  expect(await ask('sqs', 'SendMessage', { QueueUrl: 'http://x/0/jobs-dlq' })).toContain('sqs:r:0:jobs-dlq');
});

test('a grant that is taken away is missing until it is given back', async () => {
  const { ask, permissions } = setUp([allow(['dynamodb:GetItem', 'dynamodb:PutItem'])]);
  const restore = permissions.without('fn', 'dynamodb:GetItem', TABLE);
  expect(await ask('dynamodb', 'GetItem', { TableName: 'things' })).toContain('not authorized');
  expect(await ask('dynamodb', 'PutItem', { TableName: 'things' })).toBe('allowed');
  restore();
  expect(await ask('dynamodb', 'GetItem', { TableName: 'things' })).toBe('allowed');
  expect(() => permissions.without('fn', 'dynamodb:Scan', TABLE)).toThrow('fn has no grant of dynamodb:Scan');
});

test.each([
  [{ Effect: 'Deny', Action: 'x', Resource: '*' }, 'Effect'],
  [{ Effect: 'Allow', NotAction: 'x', Resource: '*' }, 'NotAction'],
  [{ ...allow('x'), Condition: {} }, 'Condition'],
])('the statement %j is one clear line naming the policy', (statement, word) => {
  const message = new RegExp(
    `^one, policy \\(AWS::IAM::Policy\\): its policy is not understood by the local cloud: .*${word}[^\\n]*$`,
  );
  expect(() => setUp([statement])).toThrow(message);
});

test('a managed policy is one clear line naming the role', () => {
  const role = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
  expect(() => setUp([], role)).toThrow(
    'one, role (AWS::IAM::Role): the managed policy arn:aws:iam::aws:policy/AdministratorAccess',
  );
});
