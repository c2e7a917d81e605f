import { expect, test } from 'vitest';
import { planResources } from '../template/plan.ts';
import type { Clock } from './clock.ts';
import { startScheduler } from './scheduler.ts';

/** A clock that moves only when it is told to. */
function shiftedClock(startMs: number): Clock & { shift(ms: number): void } {
  let nowMs = startMs;
  const alarms = new Set<{ atMs: number; callback: () => void }>();
  return {
    now: () => nowMs,
    at: (atMs, callback) => {
      const alarm = { atMs, callback };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    shift: (ms) => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...alarms].filter((each) => each.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        alarms.delete(next);
        nowMs = next.atMs;
        next.callback();
      }
      nowMs = untilMs;
    },
  };
}

/** One schedule, each minute, on a clock that is told to move. */
function ticking(without: 'all' | readonly string[] = []) {
  const properties = {
    Name: 'fixture-tick',
    ScheduleExpression: 'rate(1 minute)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn:function:fixture-echo', RoleArn: 'arn:role' },
  };
  const resource = {
    stack: 's',
    logicalId: 'tick',
    type: 'AWS::Scheduler::Schedule',
    properties,
    metadata: {},
    ref: 'tick',
    arn: '',
  };
  const clock = shiftedClock(Date.parse('2026-11-22T00:00:00Z'));
  const calls: unknown[] = [];
  const scheduler = startScheduler({
    plan: planResources([resource]),
    place: { region: 'r', accountId: '0', awsEndpoint: '' },
    clock,
    without,
    allows: () => true,
    onError: () => {},
    invoke: async (arn, event) => {
      calls.push([arn, event]);
      return { kind: 'throttled', message: '' };
    },
  });
  return { clock, calls, scheduler };
}

test('a schedule calls its target each time it comes up on the clock it is given', () => {
  const { clock, calls, scheduler } = ticking();
  clock.shift(3 * 60_000);
  expect(calls).toHaveLength(3);
  expect(calls[2]).toEqual([
    'arn:function:fixture-echo',
    expect.objectContaining({ time: '2026-11-22T00:03:00Z', source: 'aws.scheduler' }),
  ]);
  scheduler.stop();
  clock.shift(60_000);
  expect(calls).toHaveLength(3);
});

test.each(['all' as const, ['tick'], ['echo']])(
  'a schedule that is left out (%s) does not come by itself, and can be run by name',
  async (without) => {
    const { clock, calls, scheduler } = ticking(without);
    clock.shift(3 * 60_000);
    expect(calls).toHaveLength(0);
    await scheduler.run('tick');
    expect(calls).toHaveLength(1);
  },
);
