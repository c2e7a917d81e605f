import { describe, expect, it } from 'vitest';
import { checkHealth } from './check-health.ts';
import type { Probe } from './probe.ts';

const well: Probe = async () => {};
const broken: Probe = () => Promise.reject(new Error('gone'));
const hanging: Probe = () => new Promise(() => {});

describe('the health of the system', () => {
  it('is well when every part answers, and names each that does not', async () => {
    const deadline = () => new AbortController().signal;
    expect(await checkHealth({ deps: { probes: { store: well, queue: well }, deadline } })).toEqual({
      status: 'ok',
      checks: { store: 'ok', queue: 'ok' },
    });
    expect(await checkHealth({ deps: { probes: { store: well, queue: broken }, deadline } })).toEqual({
      status: 'degraded',
      checks: { store: 'ok', queue: 'failing' },
    });
  });

  it('is told by the deadline, whatever hangs, and what answered until then counts', async () => {
    const late = new AbortController();
    const seen: AbortSignal[] = [];
    const aborting: Probe = (signal) => {
      seen.push(signal);
      return hanging(signal);
    };
    const checking = checkHealth({
      deps: { probes: { store: aborting, queue: well, mail: hanging }, deadline: () => late.signal },
    });
    await new Promise(setImmediate);
    late.abort();
    expect(await checking).toEqual({ status: 'degraded', checks: { store: 'failing', queue: 'ok', mail: 'failing' } });
    expect(seen).toEqual([late.signal]);
  });

  it('is asked of all parts at once', async () => {
    const order: string[] = [];
    const queueAsked = Promise.withResolvers<void>();
    const store: Probe = async () => {
      order.push('store asked');
      await queueAsked.promise;
      order.push('store answered');
    };
    const queue: Probe = async () => {
      order.push('queue asked');
      queueAsked.resolve();
    };
    await checkHealth({ deps: { probes: { store, queue }, deadline: () => new AbortController().signal } });
    expect(order).toEqual(['store asked', 'queue asked', 'store answered']);
  });
});
