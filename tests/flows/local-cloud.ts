import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '@factoids/local-cloud';
import { afterAll, beforeAll } from 'vitest';
import { OPEN_POLICY } from './open-policy.ts';

/** Cloudflare's published key that always passes: the human check's double plays it. */
const TEST_SITE_KEY = '1x00000000000000000000AA';

/**
 * A local cloud of this file's own, on free ports, with an offline provider that answers at once and no limits but those asked for.
 * The factoid of the day is written, and vectors are made, when a test runs their schedules by name: nothing is spent but by tests.
 */
export function useLocalCloud(options: LocalCloudOptions = {}): () => LocalCloud {
  let cloud: LocalCloud | undefined;
  beforeAll(async () => {
    const env = { ADMISSION_POLICY: OPEN_POLICY, TURNSTILE_SITE_KEY: TEST_SITE_KEY, ...options.env };
    const provider = { timeToFirstTokenMs: 0, tokensPerSecond: 400 };
    cloud = await startLocalCloud({ provider, withoutSchedules: ['write-daily', 'embed-factoids'], ...options, env });
  }, 120_000);
  afterAll(() => cloud?.stop());
  return () => {
    if (!cloud) throw new Error('the local cloud has not started');
    return cloud;
  };
}
