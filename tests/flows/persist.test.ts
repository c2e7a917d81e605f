import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud } from '@factoids/local-cloud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from './operator.ts';
import { visitor } from './visitor.ts';

let stateDir = '';
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'factoids-state-'));
});
afterAll(() => rm(stateDir, { recursive: true, force: true }));

const start = () =>
  startLocalCloud({
    stateDir,
    provider: { timeToFirstTokenMs: 0, tokensPerSecond: 400 },
    withoutSchedules: ['write-daily', 'embed-factoids'],
  });

describe('what is kept between two runs of the local cloud', () => {
  it('is factoids, sessions and API keys; and a run that was left pending is sent again', async () => {
    const before = await start();
    const apiKey = await createApiKey(before, ['--name', 'Kept']);
    const developer = visitor(before.url, { 'x-api-key': apiKey });
    const done = (await developer.post('/v1/factoids/generate', { topic: 'honey' })).json;
    const { events } = await developer.follow(done.stream_url);
    // From here on no worker gets to its first write: the next run stays pending.
    before.faults.inject(({ functionName }) => (functionName.includes('run-worker') ? 'kill_before' : undefined));
    const pending = (await developer.post('/v1/factoids/generate', { topic: 'honey' })).json;
    expect((await developer.ask(pending.status_url)).json.status).toBe('pending');
    await before.stop();

    const after = await start();
    const again = visitor(after.url, { 'x-api-key': apiKey });
    expect((await again.ask('/v1/factoids')).json.data.map(({ id }: { id: string }) => id)).toEqual([
      events.at(-1)?.data.factoid.id,
    ]);
    await after.time.advance(60_000);
    await after.runSchedule('reap-runs');
    expect((await again.follow(pending.stream_url)).events.at(-1)?.type).toBe('succeeded');
    await after.stop();
  }, 120_000);
});
