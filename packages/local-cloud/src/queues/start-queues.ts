import { startFauxqs } from 'fauxqs';
import type { Plan, Planned } from '../template/plan.ts';
import { TemplateError } from '../template/template.ts';

export interface Queues {
  readonly endpoint: string;
  readonly names: readonly string[];
  /** Messages by state, without touching them. */
  inspect(name: string): { ready: number; inFlight: number; delayed: number } | undefined;
  stop(): Promise<void>;
}

/** SQS in this process, with the queues of the plan and their redrive to the dead letters. Memory only. */
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
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    names,
    inspect: (name) => {
      const messages = server.inspectQueue(name)?.messages;
      return messages && { ready: messages.ready.length, inFlight: messages.inflight.length, delayed: messages.delayed.length };
    },
    stop: () => server.stop(),
  };
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
