import { expect, test } from 'vitest';
import { type Arrival, paceOf } from './arrival.ts';

const DELTAS = 6;

/** A run whose events are written 100 ms apart, and come when `arrivedMs` says. */
function run(arrivedMs: (index: number) => number, everyMs = 100): Arrival[] {
  const types = ['pending', 'running', ...Array<string>(DELTAS).fill('delta'), 'succeeded'];
  return types.map((type, index) => ({ type, data: {}, arrivedMs: arrivedMs(index), writtenMs: 1_000_000 + index * everyMs }));
}

test('events that come as they are written pass, however late all of them are', () => {
  expect(paceOf(run((index) => 3_000 + index * 100))).toMatchObject({ moments: 9, cameOverMs: 600, writtenOverMs: 600 });
});

test.each([
  ['all at the end', () => 900],
  ['all but the first, which came early', (index: number) => (index === 0 ? 20 : 900)],
  ['as one burst that took a little to read', (index: number) => 900 + index * 4],
  ['in two buffers, the text within one of them', (index: number) => (index < 2 ? 100 : 900)],
])('events that come %s are buffered', (_how, arrivedMs) => {
  expect(() => paceOf(run(arrivedMs))).toThrow(/^The stream is buffered: text written over 600 ms came within \d+ ms/);
});

test('a run that is written at once proves nothing', () => {
  expect(() => paceOf(run(() => 10, 2))).toThrow(/too quick/);
});

test('a stream without text is a failure', () => {
  expect(() => paceOf([])).toThrow('no text');
});
