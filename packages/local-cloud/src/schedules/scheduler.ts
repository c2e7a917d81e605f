import { randomUUID } from 'node:crypto';
import type { PoolAnswer } from '../lambda/pool.ts';
import type { Place } from '../template/identities.ts';
import type { Plan } from '../template/plan.ts';
import type { Clock } from './clock.ts';
import { nextOccurrence } from './next-occurrence.ts';

interface Schedule {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly targetArn: string;
  readonly input: string | undefined;
  readonly source: 'aws.scheduler' | 'aws.events';
}

export interface SchedulerOptions {
  readonly plan: Plan;
  readonly place: Place;
  readonly clock: Clock;
  readonly invoke: (functionArn: string, event: unknown) => Promise<PoolAnswer>;
  /** Whether a schedule's role allows it. */
  readonly onError: (error: unknown) => void;
  /** Which do not come by themselves: all, or these, by the schedule's name or its target's. */
  readonly without?: 'all' | readonly string[] | undefined;
  readonly allows: (scheduleArn: string, target: { action: string; resource: string }) => boolean;
}

export interface Scheduler {
  readonly names: readonly string[];
  /**
   * Runs a schedule's target now. @param name Of the schedule, or of its target function.
   * @throws an Error when there is no such schedule.
   */
  run(name: string): Promise<PoolAnswer>;
  stop(): void;
}

const LATE_MS = 1_000;

/** Calls the targets of the plan's schedules and rules when their time comes. A failed call is left to the next one. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { plan, place, clock, invoke, without = [] } = options;
  const schedules = schedulesOf(plan);
  const cancels = new Map<Schedule, () => void>();

  function arm(schedule: Schedule, afterMs: number): void {
    const atMs = nextOccurrence(schedule.expression, afterMs, schedule.timeZone);
    if (atMs === undefined) return;
    const cancel = clock.at(atMs, () => {
      // One that comes late, because the clock has jumped, is not made up for: the next is counted from now.
      arm(schedule, clock.now() - atMs > LATE_MS ? clock.now() : atMs);
      return fire(schedule, atMs).catch(options.onError);
    });
    cancels.set(schedule, cancel);
  }

  async function fire(schedule: Schedule, atMs: number): Promise<PoolAnswer> {
    const target = { action: 'lambda:InvokeFunction', resource: schedule.targetArn };
    // A rule calls by the function's own policy, a schedule by a role.
    if (schedule.source === 'aws.scheduler' && !options.allows(schedule.arn, target)) {
      throw new Error(`the role of the schedule ${schedule.name} lacks ${target.action} on ${target.resource}`);
    }
    return invoke(schedule.targetArn, eventOf(schedule, place, atMs));
  }

  const isLeftOut = (schedule: Schedule) => without === 'all' || without.some((name) => isNamed(schedule, name));
  for (const schedule of schedules) if (!isLeftOut(schedule)) arm(schedule, clock.now());
  return {
    names: schedules.map(({ name }) => name),
    run: async (name) => {
      const schedule = schedules.find((each) => isNamed(each, name));
      if (!schedule) throw new Error(`No schedule ${name}; there are: ${schedules.map((each) => each.name).join(', ')}`);
      return fire(schedule, clock.now());
    },
    stop: () => {
      for (const cancel of cancels.values()) cancel();
    },
  };
}

/** By its own name, in full or short, or by its target's. */
function isNamed({ name: own, targetArn }: Schedule, name: string): boolean {
  return own === name || own.endsWith(`-${name}`) || targetArn.endsWith(`-${name}`);
}

function schedulesOf(plan: Plan): Schedule[] {
  const scheduled = plan.of('AWS::Scheduler::Schedule').flatMap(({ resource, properties }): Schedule[] => {
    const { Target, ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone } = properties;
    const name = properties.Name ?? resource.logicalId;
    const schedule = { name, arn: resource.arn, expression, timeZone, targetArn: Target.Arn, input: Target.Input };
    return properties.State === 'ENABLED' ? [{ ...schedule, source: 'aws.scheduler' }] : [];
  });
  const rules = plan.of('AWS::Events::Rule').flatMap(({ resource, properties }): Schedule[] => {
    if (properties.State !== 'ENABLED') return [];
    const { ScheduleExpression: expression, Targets, Name = resource.logicalId } = properties;
    const rule = { name: Name, arn: resource.arn, expression, timeZone: 'UTC', source: 'aws.events' } as const;
    return Targets.map(({ Arn: targetArn, Input: input }) => ({ ...rule, targetArn, input }));
  });
  return [...scheduled, ...rules];
}

function eventOf({ arn, input, source }: Schedule, { accountId, region }: Place, atMs: number): unknown {
  const time = new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z');
  if (input !== undefined) return JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', time));
  const common = { version: '0', id: randomUUID(), 'detail-type': 'Scheduled Event', source, account: accountId };
  return { ...common, time, region, resources: [arn], detail: source === 'aws.scheduler' ? '{}' : {} };
}
