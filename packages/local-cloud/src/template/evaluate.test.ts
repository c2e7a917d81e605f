import { expect, test } from 'vitest';
import { evaluateStacks } from './evaluate.ts';
import { planResources } from './plan.ts';
import { Template } from './template.ts';

const place = { region: 'eu-test-1', accountId: '000000000000', awsEndpoint: 'http://aws.local' };

function evaluate(templates: Record<string, object>, parameters: Record<string, string> = {}) {
  const stacks = Object.entries(templates).map(([name, template]) => ({ name, template: Template.parse(template) }));
  return evaluateStacks({ stacks, place, parameters });
}

function propertiesOf(Properties: object, more: object = {}): unknown {
  const thing = { Type: 'AWS::SNS::Topic', Properties };
  return evaluate({
    one: { ...more, Resources: { thing, queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } } } },
  })[0]?.properties;
}

test('references, joins and substitutions become the values that they will have', () => {
  const properties = propertiesOf({
    url: { Ref: 'queue' },
    arn: { 'Fn::GetAtt': ['queue', 'Arn'] },
    joined: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 'b']] },
    sub: { 'Fn::Sub': 'x-${AWS::AccountId}-${queue.QueueName}-${!literal}' },
    subWith: { 'Fn::Sub': ['${name}!', { name: { Ref: 'AWS::StackName' } }] },
    selected: { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] },
    gone: { Ref: 'AWS::NoValue' },
  });
  expect(properties).toEqual({
    url: 'http://aws.local/000000000000/jobs',
    arn: 'arn:aws:sqs:eu-test-1:000000000000:jobs',
    joined: 'a-eu-test-1-b',
    sub: 'x-000000000000-jobs-${literal}',
    subWith: 'one!',
    selected: 'b',
  });
});

test('a given parameter goes before the default of the template', () => {
  const template = {
    Parameters: { Given: { Type: 'String', Default: 'default' }, Left: { Type: 'String', Default: 'default' } },
    Resources: { thing: { Type: 'AWS::SNS::Topic', Properties: { given: { Ref: 'Given' }, left: { Ref: 'Left' } } } },
  };
  expect(evaluate({ one: template }, { Given: 'given' })[0]?.properties).toEqual({ given: 'given', left: 'default' });
});

test('conditions choose values, and drop resources', () => {
  const conditions = { Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } } };
  const properties = propertiesOf({ chosen: { 'Fn::If': ['No', 'yes', 'no'] } }, conditions);
  expect(properties).toEqual({ chosen: 'no' });
  const dropped = evaluate({ one: { ...conditions, Resources: { thing: { Type: 'AWS::SNS::Topic', Condition: 'No' } } } });
  expect(dropped).toEqual([]);
});

test('a stack imports what another exports', () => {
  const exporting = {
    Resources: { queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } } },
    Outputs: { queue: { Value: { 'Fn::GetAtt': ['queue', 'Arn'] }, Export: { Name: 'the-queue' } } },
  };
  const importing = {
    Resources: { thing: { Type: 'AWS::SNS::Topic', Properties: { arn: { 'Fn::ImportValue': 'the-queue' } } } },
  };
  const resources = evaluate({ importing, exporting });
  expect(resources[0]?.properties).toEqual({ arn: 'arn:aws:sqs:eu-test-1:000000000000:jobs' });
});

test.each([
  [{ x: { Ref: 'nothing' } }, 'one: a reference to nothing, which does not exist'],
  [{ x: { 'Fn::Cidr': [] } }, 'one: the function Fn::Cidr is not known to the local cloud'],
  [{ x: { 'Fn::GetAtt': ['queue', 'Colour'] } }, 'one, queue: the attribute Colour is not known to the local cloud'],
  [{ x: { 'Fn::ImportValue': 'nothing' } }, 'one: imports nothing, which no stack exports'],
])('%j is one clear error', (properties, message) => {
  expect(() => propertiesOf(properties)).toThrow(message);
});

test('a type that is neither run nor consciously ignored is an error naming the resource', () => {
  const resources = evaluate({ one: { Resources: { mine: { Type: 'AWS::MSK::Cluster' } } } });
  expect(() => planResources(resources)).toThrow(/^one, mine \(AWS::MSK::Cluster\): the local cloud does not run this type/);
});

test('a property of a run type that is not understood is an error naming both', () => {
  const resources = evaluate({ one: { Resources: { mine: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } } } });
  expect(() => planResources(resources)).toThrow('one, mine (AWS::SQS::Queue): the property FifoQueue is not understood');
});
