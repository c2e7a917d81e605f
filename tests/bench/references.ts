import { spawnSync } from 'node:child_process';
import http from 'node:http';
import { median } from './median.ts';

/**
 * What this machine takes for things that no change of ours makes faster or slower. Figures are compared with the baseline as
 * multiples of one of these, so that another machine, or a busy one, is no regression.
 */
export interface References {
  /** Milliseconds of processor time for a fixed calculation: how fast the processor is, whoever else uses it. */
  readonly calculation: number;
  /** Milliseconds of one request to a server that answers at once, connection kept open. */
  readonly roundTrip: number;
  /** Milliseconds from start to end of a Node process without a program; what grows most where others use the cores. */
  readonly process: number;
}

export type ReferenceName = keyof References;

const MICROSECONDS_PER_MS = 1_000;
const CALCULATIONS = 5;
const STEPS = 5_000_000;
const ROUND_TRIPS = 200;
const PROCESSES = 5;

export async function measureReferences(): Promise<References> {
  return {
    calculation: median(Array.from({ length: CALCULATIONS }, processorTimeOfCalculation)),
    roundTrip: await roundTrip(),
    process: median(Array.from({ length: PROCESSES }, () => timed(() => spawnSync(process.execPath, ['-e', ''], { env: {} })))),
  };
}

export function meanReferences(before: References, after: References): References {
  const mean = (name: ReferenceName) => (before[name] + after[name]) / 2;
  return { calculation: mean('calculation'), roundTrip: mean('roundTrip'), process: mean('process') };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function processorTimeOfCalculation(): number {
  const before = process.threadCpuUsage();
  calculate();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / MICROSECONDS_PER_MS;
}

function calculate(): number {
  let state = 1;
  for (let step = 0; step < STEPS; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state;
}

async function roundTrip(): Promise<number> {
  const server = http.createServer((_request, response) => response.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const agent = new http.Agent({ keepAlive: true });
  const durations: number[] = [];
  for (let count = 0; count < ROUND_TRIPS; count += 1) {
    const startedAt = performance.now();
    await ask(port, agent);
    durations.push(performance.now() - startedAt);
  }
  agent.destroy();
  server.close();
  return median(durations);
}

function ask(port: number, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, agent }, (response) => response.resume().on('end', resolve));
    request.on('error', reject);
  });
}
