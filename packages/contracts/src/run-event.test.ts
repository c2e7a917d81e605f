import { describe, expect, it } from 'vitest';
import { describeProblem } from './problem.ts';
import { isTerminalEvent, RunEvent, STREAM } from './run-event.ts';

const envelope = { run_id: 'run_01kan9gqm07v3c2m1xq4t8r5we', seq: 3, at: '2026-11-22T09:00:00.000Z' };

describe('a run event', () => {
  it('is terminal exactly when the run has ended', () => {
    const failed = RunEvent.parse({ type: 'failed', ...envelope, problem: describeProblem('interrupted') });
    const cancelled = RunEvent.parse({ type: 'cancelled', ...envelope });
    const delta = RunEvent.parse({ type: 'delta', ...envelope, text: 'Otters' });
    expect([failed, cancelled, delta].map(isTerminalEvent)).toEqual([true, true, false]);
  });

  it('is numbered from 1', () => {
    expect(RunEvent.safeParse({ type: 'pending', ...envelope, seq: 0 }).success).toBe(false);
  });

  it('is never named error, which EventSource keeps for itself', () => {
    expect(RunEvent.options.map((option) => option.shape.type.value)).not.toContain('error');
  });

  it('leaves room for several heartbeats before the deadline of a stream', () => {
    expect(STREAM.deadlineMs).toBeGreaterThan(2 * STREAM.heartbeatMs);
  });
});
