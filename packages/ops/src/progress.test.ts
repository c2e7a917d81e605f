import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function shown(isTTY: boolean, ...steps: readonly number[]): string {
  let text = '';
  let nowMs = 0;
  const output = {
    ...{ isTTY },
    write: (chunk: string | Uint8Array) => {
      text += String(chunk);
      return true;
    },
  };
  const progress = progressOn(output, () => nowMs);
  for (const done of steps) {
    progress.show(done, 2_000);
    nowMs += 500;
  }
  return text;
}

test('a terminal sees one bar, which is whole at the end', () => {
  const drawn = shown(true, 0, 1_000, 2_000).split('\r');
  expect(drawn.slice(1).map((each) => each.replace('\u001b[K', ''))).toEqual([
    `${'░'.repeat(30)} 0 % 0 of 2,000`,
    `${'█'.repeat(15)}${'░'.repeat(15)} 50 % 1,000 of 2,000, 2,000/s, 1 s left`,
    `${'█'.repeat(30)} 100 % 2,000 of 2,000\n`,
  ]);
});

test('a file gets a line each tenth of the way, and nothing that moves a cursor', () => {
  const text = shown(false, 0, 100, 250, 300, 1_999, 2_000);
  expect(text.split('\n')).toEqual([
    '12 % 250 of 2,000, 250/s, 7 s left',
    '99 % 1,999 of 2,000, 1,000/s, 0 s left',
    '100 % 2,000 of 2,000',
    '',
  ]);
});
