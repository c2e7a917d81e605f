import { expect, test } from 'vitest';
import { frameBatch } from './frame-batch.ts';

function frames() {
  let next: (() => void) | null = null;
  const seen: number[][] = [];
  const schedule = (flush: () => void) => {
    next = flush;
    return () => (next = null);
  };
  const batch = frameBatch<number>((items) => seen.push([...items]), schedule);
  return { batch, seen, paint: () => next?.() };
}

test('what comes between two frames is painted once, in order', () => {
  const { batch, seen, paint } = frames();
  [1, 2, 3].forEach(batch.push);
  expect(seen).toEqual([]);
  paint();
  batch.push(4);
  paint();
  paint();
  expect(seen).toEqual([[1, 2, 3], [4]]);
});

test('what waits is painted at the end, or dropped when nobody looks any more', () => {
  const { batch, seen, paint } = frames();
  batch.push(1);
  batch.flush();
  paint();
  batch.push(2);
  batch.drop();
  paint();
  batch.flush();
  expect(seen).toEqual([[1]]);
});
