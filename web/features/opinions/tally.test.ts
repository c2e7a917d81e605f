import { describe, expect, it } from 'vitest';
import { pressed, tallyAfter } from './tally.ts';

describe('a press on a vote button', () => {
  it('votes, votes the other way, or takes the vote back', () => {
    expect([pressed('up', 'none'), pressed('up', 'down'), pressed('up', 'up')]).toEqual(['up', 'up', 'none']);
  });

  it.each([
    ['none', 'up', { up: 4, down: 1 }],
    ['up', 'none', { up: 2, down: 1 }],
    ['up', 'down', { up: 2, down: 2 }],
    ['down', 'up', { up: 4, down: 0 }],
    ['none', 'none', { up: 3, down: 1 }],
  ] as const)('from %s to %s shows at once what it will make', (from, to, after) => {
    expect(tallyAfter({ up: 3, down: 1 }, from, to)).toEqual(after);
  });

  it('never shows less than nothing, however old the list is', () => {
    expect(tallyAfter({ up: 0, down: 0 }, 'up', 'none')).toEqual({ up: 0, down: 0 });
  });
});
