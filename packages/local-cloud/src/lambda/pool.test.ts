import { afterEach, expect, test, vi } from 'vitest';
import type { Environment } from './environment.ts';
import { Pool } from './pool.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Environments that start and answer when the test says so. */
function controlled() {
  const started: { ready: () => void; failInit: (message: string) => void; finish: () => void; stopped: boolean }[] = [];
  const start = (): Environment => {
    const ready = Promise.withResolvers<void>();
    let settled = Promise.withResolvers<void>();
    const control = {
      ready: ready.resolve,
      failInit: (message: string) => ready.reject(new Error(message)),
      finish: () => settled.resolve(),
      stopped: false,
    };
    started.push(control);
    return {
      ready: ready.promise,
      get alive() {
        return !control.stopped;
      },
      invoke: () => {
        settled = Promise.withResolvers<void>();
        const answer = settled.promise.then(() => ({
          kind: 'payload' as const,
          payload: Buffer.from(String(started.indexOf(control))),
        }));
        return { answer, settled: settled.promise };
      },
      kill: () => {},
      stop: () => {
        control.stopped = true;
      },
    };
  };
  return { started, start };
}

const call = { requestId: 'r', event: '{}', timeoutMs: 1000 };
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('no more environments than the limit are started; the next call takes the first that is free', async () => {
  const { started, start } = controlled();
  const pool = new Pool({ limit: 2, waitMs: 1000, start });
  const answers = [pool.invoke(call), pool.invoke(call), pool.invoke(call)];
  expect(started).toHaveLength(2);
  for (const each of started) each.ready();
  await settle();
  started[1]?.finish();
  await settle();
  started[1]?.finish();
  started[0]?.finish();
  const texts = (await Promise.all(answers)).map((answer) =>
    answer.kind === 'payload' ? answer.payload.toString() : answer.kind,
  );
  expect(texts).toEqual(['0', '1', '1']);
  pool.stop();
});

test('a call that finds no environment in time is throttled', async () => {
  vi.useFakeTimers();
  const { started, start } = controlled();
  const pool = new Pool({ limit: 1, waitMs: 25_000, start });
  void pool.invoke(call);
  started[0]?.ready();
  await vi.advanceTimersByTimeAsync(0);
  const waiting = pool.invoke(call);
  await vi.advanceTimersByTimeAsync(25_000);
  expect(await waiting).toEqual({ kind: 'throttled', message: 'Rate Exceeded.' });
});

test('a failed start fails one call, and the next call gets a new environment', async () => {
  const { started, start } = controlled();
  const pool = new Pool({ limit: 1, waitMs: 1000, start });
  const failing = pool.invoke(call);
  started[0]?.failInit('no such module');
  expect(await failing).toEqual({ kind: 'failed', reason: 'init_failed', message: 'no such module' });
  const next = pool.invoke(call);
  expect(started).toHaveLength(2);
  started[1]?.ready();
  await settle();
  started[1]?.finish();
  expect((await next).kind).toBe('payload');
});

test('renewal lets running calls end, and no later call meets the old code', async () => {
  const { started, start } = controlled();
  const pool = new Pool({ limit: 1, waitMs: 1000, start });
  const running = pool.invoke(call);
  started[0]?.ready();
  await settle();
  pool.renew();
  expect(started[0]?.stopped).toBe(false);
  const next = pool.invoke(call);
  expect(started).toHaveLength(2);
  started[0]?.finish();
  expect((await running).kind).toBe('payload');
  await settle();
  expect(started[0]?.stopped).toBe(true);
  started[1]?.ready();
  await settle();
  started[1]?.finish();
  expect((await next).kind).toBe('payload');
});

test('a call waits a moment for a busy environment before another is started', async () => {
  const { started, start } = controlled();
  const pool = new Pool({ limit: 8, waitMs: 1000, patienceMs: 1000, start });
  const first = pool.invoke(call);
  started[0]?.ready();
  await settle();
  const second = pool.invoke(call);
  started[0]?.finish();
  await settle();
  started[0]?.finish();
  expect((await first).kind).toBe('payload');
  expect((await second).kind).toBe('payload');
  expect(started).toHaveLength(1);
  pool.stop();
});
