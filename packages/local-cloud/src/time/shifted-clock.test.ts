import { expect, test } from 'vitest';
import { createShiftedClock } from './shifted-clock.ts';
import { createTime } from './time.ts';

const MINUTE = 60_000;

function setUp() {
  const clock = createShiftedClock();
  const aged: number[] = [];
  const expired: number[] = [];
  const time = createTime({
    clock,
    age: async (ms) => {
      aged.push(ms);
    },
    expire: async (nowMs) => {
      expired.push(nowMs);
    },
  });
  return { clock, time, aged, expired };
}

test('each alarm rings at its own time, one after another, and what it rings for has ended when the time has come', async () => {
  const { clock, time, aged, expired } = setUp();
  const startMs = clock.now();
  const rung: number[] = [];
  const arm = (atMs: number) =>
    clock.at(atMs, async () => {
      arm(atMs + MINUTE);
      const seenMs = clock.now();
      await new Promise((resolve) => setImmediate(resolve));
      rung.push(Math.round((seenMs - startMs) / 1000));
    });
  arm(startMs + MINUTE);
  await time.advance(3 * MINUTE + 10);
  expect(rung).toEqual([60, 120, 180]);
  expect(Math.round(aged.reduce((sum, ms) => sum + ms, 0) / 1000)).toBe(180);
  expect(expired).toHaveLength(1);
});

test('a long way is gone through in its last hour only', async () => {
  const { clock, time } = setUp();
  let rung = 0;
  const arm = () =>
    clock.at(clock.now() + MINUTE, () => {
      rung += 1;
      arm();
    });
  arm();
  await time.advance(24 * 60 * MINUTE);
  // Once for the hours before; the last hour has 60 minutes, the first of which may just be over.
  expect([60, 61]).toContain(rung);
});

test('time does not go back', async () => {
  await expect(setUp().time.advance(-1)).rejects.toThrow('ahead only');
});

test('an alarm that was called off does not ring', async () => {
  const { clock, time } = setUp();
  let rung = false;
  const callOff = clock.at(clock.now() + MINUTE, () => {
    rung = true;
  });
  callOff();
  await time.advance(2 * MINUTE);
  expect(rung).toBe(false);
});
