import type { LambdaService } from '../lambda/lambda-service.ts';
import type { Log } from '../logs/log.ts';
import { type EventSource, startEventSource } from '../queues/event-source.ts';
import type { Queues } from '../queues/start-queues.ts';
import type { Plan } from '../template/plan.ts';
import { TemplateError } from '../template/template.ts';

/** As many as a function fed by a queue may have environments, where its mapping sets no limit. */
const DEFAULT_CONCURRENCY = 48;

export interface StartEventSourcesOptions {
  readonly plan: Plan;
  readonly queues: Queues;
  readonly lambda: LambdaService;
  readonly log: Log;
}

/** The event source mappings of the plan. */
export function startEventSources({ plan, queues, lambda, log }: StartEventSourcesOptions): EventSource[] {
  const mappings = plan.of('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties.Enabled);
  return mappings.map(({ resource, properties }) => {
    const target = lambda.find(properties.FunctionName);
    if (!target) throw new TemplateError(resource, `no function ${properties.FunctionName}`);
    if (!queues.names.includes(properties.EventSourceArn.split(':').at(-1) ?? '')) {
      throw new TemplateError(resource, `${properties.EventSourceArn} is no queue of these stacks`);
    }
    return startEventSource({
      endpoint: queues.endpoint,
      queueArn: properties.EventSourceArn,
      batchSize: properties.BatchSize,
      maxConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
      reportsItemFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      invoke: (event) => lambda.invoke(target.arn, event),
      log,
    });
  });
}
