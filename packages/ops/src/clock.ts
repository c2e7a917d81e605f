import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Clock } from '@factoids/core';

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => sleepFor(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};
