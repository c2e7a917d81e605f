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

test('a schedule calls its target each time it comes up on the clock it is given', () => {
  const properties = {
    Name: 'fixture-tick',
    ScheduleExpression: 'rate(1 minute)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn:tick', RoleArn: 'arn:role' },
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
    allows: () => true,
    onError: () => {},
    invoke: async (arn, event) => {
      calls.push([arn, event]);
      return { kind: 'throttled', message: '' };
    },
  });
  clock.shift(3 * 60_000);
  expect(calls).toHaveLength(3);
  expect(calls[2]).toEqual(['arn:tick', expect.objectContaining({ time: '2026-11-22T00:03:00Z', source: 'aws.scheduler' })]);
  scheduler.stop();
  clock.shift(60_000);
  expect(calls).toHaveLength(3);
});
