import { answerValue } from '../lambda/answer-value.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import type { LocalCloud } from '../local-cloud.ts';
import type { Log } from '../logs/log.ts';
import type { LocalCloudOptions } from '../options.ts';
import type { Queues } from '../queues/start-queues.ts';
import { startScheduler } from '../schedules/scheduler.ts';
import type { Place } from '../template/identities.ts';
import type { Plan } from '../template/plan.ts';
import type { ShiftedClock } from '../time/shifted-clock.ts';
import type { AwsControl } from './start-aws.ts';
import { startEventSources } from './start-event-sources.ts';
import type { Stopping } from './stopping.ts';

export interface StartWorkersOptions {
  readonly plan: Plan;
  readonly place: Place;
  readonly queues: Queues;
  readonly lambda: LambdaService;
  readonly control: AwsControl;
  readonly clock: ShiftedClock;
  readonly log: Log;
  readonly stopping: Stopping;
  readonly options: Pick<LocalCloudOptions, 'withoutSchedules'>;
}

/** What calls functions without being asked: queues and schedules. */
export function startWorkers(options: StartWorkersOptions): Pick<LocalCloud, 'runSchedule' | 'redeliver'> {
  const { plan, place, queues, lambda, control, clock, log, stopping } = options;
  const { permissions, usage } = control;
  const sources = startEventSources({ plan, queues, lambda, permissions, usage, log });
  stopping.add('event sources', () => Promise.all(sources.map((each) => each.stop())));
  const onError = (error: unknown) => log.write({ source: 'schedules', level: 'error', message: String(error) });
  const without = options.options.withoutSchedules;
  const scheduler = startScheduler({ plan, place, clock, without, invoke: lambda.invoke, allows: permissions.allows, onError });
  stopping.add('schedules', scheduler.stop);
  return {
    runSchedule: async (name) => answerValue(await scheduler.run(name)),
    redeliver: async (name) => {
      const redelivered = await Promise.all(sources.filter((each) => each.queueName === name).map((each) => each.redeliver()));
      return redelivered.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** @throws an Error naming the functions there are, or with the function's own message. */
export async function invokeByName(lambda: LambdaService, name: string, event: unknown): Promise<unknown> {
  const definition = lambda.find(name);
  if (definition) return answerValue(await lambda.invoke(definition.arn, event));
  throw new Error(`No function ${name}; there are: ${lambda.definitions.map((each) => each.shortName).join(', ')}`);
}
