import { expect, test } from 'vitest';
import { createPreludeSplitter } from './prelude-splitter.ts';

const WHOLE = Buffer.concat([Buffer.from('{"statusCode":200}'), Buffer.alloc(8), Buffer.from('body\0\0')]);

test('head and body are told apart wherever the chunks are cut', () => {
  for (let cut = 1; cut < WHOLE.length; cut += 1) {
    const splitter = createPreludeSplitter();
    const rest: Buffer[] = [];
    let prelude: string | undefined;
    for (const chunk of [WHOLE.subarray(0, cut), WHOLE.subarray(cut)]) {
      if (prelude !== undefined) {
        rest.push(chunk);
        continue;
      }
      const split = splitter.push(chunk);
      if (typeof split === 'string') continue;
      prelude = split.prelude.toString();
      rest.push(split.rest);
    }
    expect([prelude, Buffer.concat(rest).toString()], `cut at ${cut}`).toEqual(['{"statusCode":200}', 'body\0\0']);
  }
});

test('an answer without a head is given up before it fills the memory', () => {
  const splitter = createPreludeSplitter();
  expect(splitter.push(Buffer.alloc(60_000, 'x'))).toBe('incomplete');
  expect(splitter.push(Buffer.alloc(60_000, 'x'))).toBe('too_long');
});
