import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Log } from '../logs/log.ts';
import type { PermissionCheck } from '../proxy/permissions/permissions.ts';
import type { UsageMeter } from '../proxy/usage/usage.ts';
import { CONSUMING, type EventSource, startEventSource } from '../queues/event-source.ts';
import type { Queues } from '../queues/start-queues.ts';
import type { Plan } from '../template/plan.ts';
import { TemplateError } from '../template/template.ts';

/** As many as a function fed by a queue may have environments, where its mapping sets no limit. */
const DEFAULT_CONCURRENCY = 48;

export interface StartEventSourcesOptions {
  readonly plan: Plan;
  readonly queues: Queues;
  readonly lambda: LambdaService;
  readonly permissions: Pick<PermissionCheck, 'allows'>;
  readonly usage: Pick<UsageMeter, 'countPlatformCall'>;
  readonly log: Log;
}

/**
 * The event source mappings of the plan.
 * @throws TemplateError for one whose function or queue is missing or whose role may not consume, and for a queue that feeds nobody.
 */
export function startEventSources(options: StartEventSourcesOptions): EventSource[] {
  const { plan, queues, lambda, permissions, usage, log } = options;
  refuseIdleQueues(plan);
  const mappings = plan.of('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties.Enabled);
  return mappings.map(({ resource, properties }) => {
    const target = lambda.find(properties.FunctionName);
    if (!target) throw new TemplateError(resource, `no function ${properties.FunctionName}`);
    if (!queues.names.includes(properties.EventSourceArn.split(':').at(-1) ?? '')) {
      throw new TemplateError(resource, `${properties.EventSourceArn} is no queue of these stacks`);
    }
    const allows = (action: string) => permissions.allows(target.arn, { action, resource: properties.EventSourceArn });
    const missing = CONSUMING.find((action) => !allows(action));
    if (missing) throw new TemplateError(resource, `the role of ${target.name} lacks ${missing} on ${properties.EventSourceArn}`);
    return startEventSource({
      endpoint: queues.endpoint,
      queueArn: properties.EventSourceArn,
      batchSize: properties.BatchSize,
      maxConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
      reportsItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      invoke: (event) => lambda.invoke(target.arn, event),
      allows,
      onCall: (operation) =>
        usage.countPlatformCall(target.shortName, properties.EventSourceArn.split(':').at(-1) ?? '', operation),
      log,
    });
  });
}

/** A queue is there to feed a function, or to take another's dead letters. */
function refuseIdleQueues(plan: Plan): void {
  const planned = plan.of('AWS::SQS::Queue');
  const fed = new Set(plan.of('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties.EventSourceArn));
  const letters = new Set(planned.map(({ properties }) => properties.RedrivePolicy?.deadLetterTargetArn));
  const idle = planned.find(({ resource }) => !fed.has(resource.arn) && !letters.has(resource.arn));
  if (idle) throw new TemplateError(idle.resource, 'no function is fed by this queue, and no queue sends it dead letters');
}
