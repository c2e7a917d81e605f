import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '@factoids/local-cloud';
import { afterAll, beforeAll } from 'vitest';

/** A local cloud of this file's own, on free ports, with an offline provider that answers at once. */
export function useLocalCloud(options: LocalCloudOptions = {}): () => LocalCloud {
  let cloud: LocalCloud | undefined;
  beforeAll(async () => {
    cloud = await startLocalCloud({ provider: { timeToFirstTokenMs: 0, tokensPerSecond: 400 }, ...options });
  }, 120_000);
  afterAll(() => cloud?.stop());
  return () => {
    if (!cloud) throw new Error('the local cloud has not started');
    return cloud;
  };
}
