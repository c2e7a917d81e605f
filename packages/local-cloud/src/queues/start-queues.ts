import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { AwsJsonError, awsJsonCall } from '../proxy/aws-json-call.ts';
import type { Plan, Planned } from '../template/plan.ts';
import { TemplateError } from '../template/template.ts';

export interface Queues {
  /** S3 answers here as well. */
  readonly endpoint: string;
  readonly names: readonly string[];
  /** Messages by state, without touching them. */
  inspect(name: string): { ready: number; inFlight: number; delayed: number } | undefined;
  /** Lets visibility timeouts and delays be over by so much earlier. */
  age(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * SQS and S3 in this process, with the queues of the plan, their redrive to the dead letters, and its buckets. Memory only, also
 * where state is kept: a bucket has what a schedule makes anew from the tables, or records that no function reads.
 */
export async function startQueues(plan: Plan, region: string): Promise<Queues> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: region });
  const planned = plan.of('AWS::SQS::Queue');
  const arns = new Set(planned.map(({ resource }) => resource.arn));
  const names = planned.map(({ resource, properties }) => {
    const target = properties.RedrivePolicy?.deadLetterTargetArn;
    if (target !== undefined && !arns.has(target))
      throw new TemplateError(resource, `its dead letters go to ${target}, no queue`);
    const name = resource.arn.split(':').at(-1) ?? resource.logicalId;
    server.createQueue(name, { region, attributes: attributesOf(properties) });
    return name;
  });
  for (const { resource } of plan.of('AWS::S3::Bucket')) server.createBucket(resource.ref);
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    endpoint,
    names,
    age: async (ms) => {
      if (ms > 0) await Promise.all(names.map((name) => ageQueue(server, { endpoint, name, ms })));
    },
    inspect: (name) => {
      const messages = server.inspectQueue(name)?.messages;
      return messages && { ready: messages.ready.length, inFlight: messages.inflight.length, delayed: messages.delayed.length };
    },
    stop: () => server.stop(),
  };
}

interface Aging {
  readonly endpoint: string;
  readonly name: string;
  readonly ms: number;
}

/** The queue server goes by the machine's clock: what waits in it is set to a time that is nearer. */
async function ageQueue(server: FauxqsServer, { endpoint, name, ms }: Aging): Promise<void> {
  const queue = server.inspectQueue(name);
  if (!queue) return;
  for (const message of queue.messages.delayed) if (message.delayUntil !== undefined) message.delayUntil -= ms;
  for (const { receiptHandle: ReceiptHandle, visibilityDeadline } of queue.messages.inflight) {
    const VisibilityTimeout = Math.max(0, Math.ceil((visibilityDeadline - ms - Date.now()) / 1000));
    const body = { QueueUrl: queue.url, ReceiptHandle, VisibilityTimeout };
    await awsJsonCall({ endpoint, service: 'sqs', target: 'AmazonSQS.ChangeMessageVisibility', body }).catch(ignoreDealtWith);
  }
}

/** Meanwhile its worker may have finished. */
export function ignoreDealtWith(error: unknown): void {
  if (!(error instanceof AwsJsonError) || error.name !== 'MessageNotInflight') throw error;
}

const ATTRIBUTES = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
] as const;

function attributesOf(properties: Planned<'AWS::SQS::Queue'>['properties']): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = String(value);
  }
  if (properties.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
  return attributes;
}
