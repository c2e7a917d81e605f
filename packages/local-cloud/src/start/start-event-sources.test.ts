import { expect, test } from 'vitest';
import type { FunctionDefinition } from '../lambda/function-definition.ts';
import { createLog } from '../logs/log.ts';
import { planResources } from '../template/plan.ts';
import type { Resource } from '../template/template.ts';
import { startEventSources } from './start-event-sources.ts';

const resource = (logicalId: string, type: string, properties: Resource['properties']): Resource => ({
  ...{ stack: 'one', logicalId, type, properties, metadata: {}, ref: logicalId, arn: `arn:${logicalId}` },
});
const queue = (name: string, properties: Resource['properties'] = {}) => resource(name, 'AWS::SQS::Queue', properties);
const mapping = (from: string, to: string) =>
  resource('deliveries', 'AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:${from}`, FunctionName: to });

const worker: FunctionDefinition = {
  ...{ name: 'worker', shortName: 'worker', arn: 'arn:worker', handler: '', codeDir: '', roleArn: '', environment: {} },
  ...{ memoryMb: 1, timeoutMs: 1, reservedConcurrency: undefined, entry: undefined },
};

function start(resources: Resource[], allowed: (action: string) => boolean = () => true) {
  const names = resources.filter(({ type }) => type.endsWith('Queue')).map(({ logicalId }) => logicalId);
  const queues = { endpoint: 'http://127.0.0.1:9', names, inspect: () => undefined, age: async () => {}, stop: async () => {} };
  const lambda = {
    ...{ definitions: [worker], invoke: () => Promise.reject(new Error('not called')), replaceCode: () => {}, warm: () => {} },
    ...{ find: (name: string) => (name === 'worker' ? worker : undefined), coolDown: () => {}, stop: () => {} },
  };
  return startEventSources({
    ...{ plan: planResources(resources), queues, lambda, log: createLog() },
    permissions: { allows: (_arn, { action }) => allowed(action) },
    usage: { countPlatformCall: () => {} },
  });
}

test('a queue that feeds no function and takes no dead letters is one clear line', () => {
  expect(() => start([queue('orphan')])).toThrow(/^one, orphan \(AWS::SQS::Queue\): no function is fed by this queue[^\n]*$/);
  const fed = queue('fed', { RedrivePolicy: { deadLetterTargetArn: 'arn:dead', maxReceiveCount: 3 } });
  expect(() => start([fed, queue('dead'), queue('orphan'), mapping('fed', 'worker')])).toThrow('one, orphan (AWS::SQS::Queue)');
});

test('a mapping without its function or queue is one clear line', () => {
  expect(() => start([queue('fed'), mapping('fed', 'nobody')])).toThrow(
    'deliveries (AWS::Lambda::EventSourceMapping): no function nobody',
  );
  expect(() => start([mapping('nowhere', 'worker')])).toThrow('arn:nowhere is no queue of these stacks');
});

test.each(['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'])(
  'a role that may not %s is one clear line naming role, grant and queue',
  (action) => {
    const allowed = (each: string) => each !== `sqs:${action}`;
    const message = `one, deliveries (AWS::Lambda::EventSourceMapping): the role of worker lacks sqs:${action} on arn:fed`;
    expect(() => start([queue('fed'), mapping('fed', 'worker')], allowed)).toThrow(message);
  },
);
