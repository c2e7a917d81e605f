import type { Fault, FaultRule } from '@factoids/local-cloud';
import { afterEach, describe, expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';
import { visitor } from './visitor.ts';

const cloud = useLocalCloud();
const GENERATE = '/api/factoids/generate';
let remove: (() => void) | undefined;

afterEach(() => {
  remove?.();
  remove = undefined;
});

/** Faults the first call that fits, and no other. */
function once(fault: Fault, fits: (call: Parameters<FaultRule>[0]) => boolean): { readonly hits: () => number } {
  let hits = 0;
  remove = cloud().faults.inject((call) => {
    if (hits > 0 || !fits(call)) return undefined;
    hits += 1;
    return fault;
  });
  return { hits: () => hits };
}

describe('a fault of one AWS call', () => {
  it.each<[Fault, string, string]>([
    ['conflict', 'api-runs', 'TransactWriteItems'],
    ['throttle', 'api-runs', 'TransactWriteItems'],
    ['lost_answer', 'api-runs', 'TransactWriteItems'],
    ['throttle', 'api-runs', 'SendMessage'],
    [{ latencyMs: 50 }, 'run-worker', 'UpdateItem'],
    ['conflict', 'run-worker', 'UpdateItem'],
    ['lost_answer', 'run-worker', 'TransactWriteItems'],
    ['throttle', 'stream', 'Query'],
  ])('%j of %s at %s is overcome unseen', async (fault, functionName, operation) => {
    const injected = once(fault, (call) => call.functionName === functionName && call.operation === operation);
    const reader = visitor(cloud().url);
    const accepted = await reader.post(GENERATE, { topic: 'tea' });
    expect(accepted.status).toBe(202);
    const { events } = await reader.follow(accepted.json.stream_url);
    expect(events.at(-1)?.type).toBe('succeeded');
    expect(injected.hits()).toBe(1);
  });

  it('that kills the function before the effect leaves nothing behind and is answered 502', async () => {
    const reader = visitor(cloud().url);
    await reader.post(GENERATE);
    const mine = async () => (await reader.ask('/api/factoids/requests')).json.data.length;
    const before = await mine();
    const isCreation: FaultRule = ({ functionName, operation }) =>
      functionName === 'api-runs' && operation === 'TransactWriteItems' ? 'kill_before' : undefined;
    remove = cloud().faults.inject(isCreation);
    expect((await reader.post(GENERATE)).status).toBe(502);
    remove();
    expect(await mine()).toBe(before);
  });

  it('that kills the function after the effect leaves the effect and is answered 502', async () => {
    const reader = visitor(cloud().url);
    await reader.post(GENERATE);
    once('kill_after', ({ functionName, operation }) => functionName === 'api-runs' && operation === 'TransactWriteItems');
    expect((await reader.post(GENERATE)).status).toBe(502);
    expect((await reader.ask('/api/factoids/requests')).json.data).toHaveLength(2);
  });

  it('that kills a stream in its middle cuts the connection, and reading goes on from the last event', async () => {
    cloud().provider?.hold();
    const reader = visitor(cloud().url);
    const run = (await reader.post(GENERATE)).json;
    once('kill_before', ({ functionName, operation, nth }) => functionName === 'stream' && operation === 'Query' && nth > 4);
    await expect(reader.follow(run.stream_url)).rejects.toThrow();
    cloud().provider?.release();
    expect((await reader.follow(run.stream_url)).events.at(-1)?.type).toBe('succeeded');
  });
});
