// A thread of its own: what the client does must not hold up the local cloud that it measures.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { cookieOf } from './cookie-jars.ts';
import { addressOf, exchange, textOfStatus } from './exchange.ts';
import { followRun } from './follow-run.ts';
import { followTurn } from './follow-turn.ts';
import { carryLoad } from './load.ts';
import type { AskOrder, Order, Report } from './orders.ts';

parentPort?.on('message', (order: Order) => {
  carryOut(order).then(
    (report) => parentPort?.postMessage(report),
    (error: unknown) => parentPort?.postMessage({ kind: 'fault', message: String(error) } satisfies Report),
  );
});

async function carryOut(order: Order): Promise<Report> {
  if (order.kind === 'ask') return { kind: 'ask', durations: await askOften(order.origin, order.ask) };
  if (order.kind === 'load') return { kind: 'load', load: await carryLoad(order.origin, order.load) };
  const following = order.runs.map(async (run) => {
    await sleep(run.startAfterMs);
    return run.kind === 'chat' ? followTurn(order.origin, run) : followRun(order.origin, run);
  });
  return { kind: 'follow', runs: await Promise.all(following) };
}

async function askOften(origin: string, { method, path, visitor, body, times, expect }: AskOrder): Promise<number[]> {
  const sent = { method, path, body, cookie: cookieOf(visitor), from: addressOf(visitor) };
  const durations: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const startedAt = performance.now();
    await textOfStatus(await exchange(origin, sent), expect);
    durations.push(performance.now() - startedAt);
  }
  return durations;
}
