import { describeProblem, type RunEvent } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { IDLE_TURN, reduceTurn } from './reduce-turn.ts';
import { event } from './testing/run-fixtures.ts';
import { ANSWER, OTTERS, TURN, WEB } from './testing/turn-fixtures.ts';

const reduce = (events: readonly RunEvent[]) => events.reduce(reduceTurn, IDLE_TURN);
const upTo = (seq: number) => reduce(TURN.slice(0, seq));

describe('a turn as its events tell it', () => {
  test('shows a tool while it works, and what it found', () => {
    expect(upTo(4)).toMatchObject({
      phase: 'running',
      tools: [{ id: 'call_1', label: 'Searching the factoids', status: 'running', summary: '', sources: [] }],
      sources: [],
    });
    expect(upTo(5)).toMatchObject({ tools: [{ status: 'done', summary: '2 sources' }], sources: [OTTERS, WEB] });
  });

  test('writes each step of the model anew, and keeps the tools of the steps before', () => {
    expect([3, 5, 6, 8].map((seq) => upTo(seq).text)).toEqual([
      'Let me look.',
      'Let me look.',
      '',
      'They hold on to each other [1][9].',
    ]);
    expect(upTo(8)).toMatchObject({ model: 'acme/small', tools: [{ status: 'done' }], sources: [OTTERS, WEB] });
  });

  test('ends with the answer as it is kept', () => {
    expect(reduce(TURN)).toEqual({
      phase: 'succeeded',
      text: ANSWER.text,
      model: 'acme/small',
      tools: ANSWER.tools,
      sources: [OTTERS],
      usage: ANSWER.usage,
      message: ANSWER,
      problem: null,
      lastSeq: 9,
    });
  });

  test('keeps the part that was said when it is stopped or fails', () => {
    const part = { ...ANSWER, text: 'They hold on', status: 'interrupted' as const, usage: null };
    const problem = describeProblem('provider_failed');
    const usage = event(8, { type: 'usage', prompt_tokens: 900, completion_tokens: null, cost_usd: null });
    const cancelled = reduce([...TURN.slice(0, 7), usage, event(9, { type: 'cancelled', message: part })]);
    expect(cancelled).toMatchObject({ phase: 'cancelled', text: 'They hold on', message: part, problem: null });
    expect(cancelled.usage).toEqual({ prompt_tokens: 900, completion_tokens: null, cost_usd: null });
    const failed = reduce([...TURN.slice(0, 7), event(8, { type: 'failed', problem, message: part })]);
    expect(failed).toMatchObject({ phase: 'failed', text: 'They hold on', message: part, problem });
  });

  test.each([
    ['succeeded', event(5, { type: 'succeeded' }), 'done'],
    ['cancelled', event(5, { type: 'cancelled' }), 'failed'],
  ] as const)('has nothing under way once it has %s, even where only its status was to be had', (phase, end, status) => {
    expect(reduce([...TURN.slice(0, 4), end])).toMatchObject({ phase, message: null, tools: [{ status }] });
  });

  test('replaying any beginning of the log in the middle changes nothing', () => {
    for (let cut = 1; cut <= TURN.length; cut += 1) {
      expect(reduce([...TURN.slice(0, cut), ...TURN.slice(0, cut), ...TURN.slice(cut)])).toEqual(reduce(TURN));
    }
  });

  test('nothing comes after the end', () => {
    expect(reduce([...TURN, event(10, { type: 'delta', text: 'ghost' })])).toEqual(reduce(TURN));
  });
});
