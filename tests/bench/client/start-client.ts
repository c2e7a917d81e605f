import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AskOrder, LoadOrder, Order, Report, RunOrder, SeenLoad, SeenRun } from './orders.ts';

/** The measuring client; one order at a time. */
export interface Client {
  follow(runs: readonly RunOrder[]): Promise<readonly SeenRun[]>;
  ask(ask: AskOrder): Promise<readonly number[]>;
  load(load: LoadOrder): Promise<SeenLoad>;
  stop(): Promise<unknown>;
}

export function startClient(origin: string): Client {
  const worker = new Worker(new URL('./client-child.ts', import.meta.url));
  async function give(order: Order): Promise<Report> {
    worker.postMessage(order);
    const [report]: Report[] = await once(worker, 'message');
    if (!report) throw new Error('the client does not report');
    if (report.kind === 'fault') throw new Error(report.message);
    return report;
  }
  return {
    follow: async (runs) => {
      const report = await give({ kind: 'follow', origin, runs });
      return report.kind === 'follow' ? report.runs : [];
    },
    ask: async (ask) => {
      const report = await give({ kind: 'ask', origin, ask });
      return report.kind === 'ask' ? report.durations : [];
    },
    load: async (load) => {
      const report = await give({ kind: 'load', origin, load });
      return report.kind === 'load' ? report.load : { seconds: 0, statuses: {} };
    },
    stop: () => worker.terminate(),
  };
}
