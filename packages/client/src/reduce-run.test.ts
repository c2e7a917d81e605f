import { describeProblem, type RunEvent } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { IDLE_RUN, reduceRun } from './reduce-run.ts';
import { event, RAFT, RUN } from './testing/run-fixtures.ts';

const reduce = (events: readonly RunEvent[]) => events.reduce(reduceRun, IDLE_RUN);

describe('a run as its events tell it', () => {
  test('goes from idle over pending and running to succeeded', () => {
    const phases = RUN.map((_, index) => reduce(RUN.slice(0, index + 1)).phase);
    expect(phases).toEqual(['pending', 'running', 'running', 'running', 'running', 'succeeded']);
    expect(reduce(RUN)).toMatchObject({ factoid: RAFT, model: 'acme/small', attempt: 1, lastSeq: 6, text: RAFT.text });
    expect(reduce(RUN).usage).toEqual({ prompt_tokens: 11, completion_tokens: 28, cost_usd: '0.000018450' });
  });

  test('text grows with each delta, and a second attempt starts with none', () => {
    expect(reduce(RUN.slice(0, 4)).text).toBe('A group of resting sea otters is a raft.');
    const again = event(5, { type: 'running', model: 'acme/large', attempt: 2 });
    expect(reduce([...RUN.slice(0, 4), again])).toMatchObject({ text: '', attempt: 2, model: 'acme/large' });
  });

  test('replaying any beginning of the log in the middle changes nothing', () => {
    for (let cut = 1; cut <= RUN.length; cut += 1) {
      expect(reduce([...RUN.slice(0, cut), ...RUN.slice(0, cut), ...RUN.slice(cut)])).toEqual(reduce(RUN));
    }
  });

  test('nothing comes after the end', () => {
    const problem = describeProblem('provider_busy');
    const failed = [...RUN.slice(0, 2), event(3, { type: 'failed', problem })];
    expect(reduce(failed)).toMatchObject({ phase: 'failed', problem });
    expect(reduce([...failed, event(4, { type: 'delta', text: 'ghost' })])).toEqual(reduce(failed));
    expect(reduce([event(1, { type: 'cancelled' })]).phase).toBe('cancelled');
  });
});
