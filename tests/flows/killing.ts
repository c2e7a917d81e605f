import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalCloud } from '@factoids/local-cloud';
import { patience } from './patience.ts';

export interface Death {
  readonly functionName: string;
  readonly operation: string;
  /** Before which of its calls of this operation, from 1. */
  readonly nth: number;
}

/** Kills the function once, and comes back when it is dead. */
export async function killing<T>(cloud: LocalCloud, death: Death, act: () => Promise<T>): Promise<T> {
  const dead = Promise.withResolvers<void>();
  const seen = new Map<string, number>();
  const remove = cloud.faults.inject((call) => {
    if (call.functionName !== death.functionName || call.operation !== death.operation) return undefined;
    const count = (seen.get(call.invocationId) ?? 0) + 1;
    seen.set(call.invocationId, count);
    if (count !== death.nth) return undefined;
    dead.resolve();
    return 'kill_before';
  });
  try {
    const result = await act();
    await Promise.race([dead.promise, sleep(patience.ms)]);
    return result;
  } finally {
    remove();
  }
}
