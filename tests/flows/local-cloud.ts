import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '@factoids/local-cloud';
import { afterAll, beforeAll } from 'vitest';
import { OPEN_POLICY } from './open-policy.ts';

/** A local cloud of this file's own, on free ports, with an offline provider that answers at once and no limits but those asked for. */
export function useLocalCloud(options: LocalCloudOptions = {}): () => LocalCloud {
  let cloud: LocalCloud | undefined;
  beforeAll(async () => {
    const env = { ADMISSION_POLICY: OPEN_POLICY, ...options.env };
    cloud = await startLocalCloud({ provider: { timeToFirstTokenMs: 0, tokensPerSecond: 400 }, ...options, env });
  }, 120_000);
  afterAll(() => cloud?.stop());
  return () => {
    if (!cloud) throw new Error('the local cloud has not started');
    return cloud;
  };
}
