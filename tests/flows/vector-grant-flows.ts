import { setTimeout as sleep } from 'node:timers/promises';
import { SearchHits } from '@factoids/contracts';
import { quantise, VECTOR_DIMENSIONS } from '@factoids/core';
import type { LocalCloud } from '@factoids/local-cloud';
import { dynamoVectorStore } from '@factoids/storage';
import { expect } from 'vitest';
import { embedText } from '../../packages/local-cloud/src/provider/embeddings/embed-text.ts';
import { contentTable } from '../content-table.ts';
import { seedingTwice } from './account-grant-flows.ts';
import type { GrantFlow } from './grant-flow.ts';
import { patience } from './patience.ts';
import { visitor } from './visitor.ts';

const MODEL = 'openai/text-embedding-3-small';

/** What is found by its meaning, from the vector of a new factoid to the part of the snapshot that nobody needs any more. */
export const VECTOR_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'vectors of new factoids': async (cloud) => {
    const text = await published(cloud);
    cloud.coolDown('embed-factoids');
    await seedingTwice(cloud, 'embed-factoids', async () => {
      expect(await cloud.runSchedule('each-ten-minutes-vectors')).toMatchObject({ outcome: 'done' });
    });
    const store = dynamoVectorStore(contentTable(cloud).port);
    expect(await store.through(MODEL)).not.toBeNull();
    cloud.coolDown('build-search');
    const before = await cloud.runSchedule('each-ten-minutes');
    await cloud.time.advance(30_000);
    cloud.coolDown('search');
    expect(await near(cloud, text)).toHaveLength(1);
    // Two snapshots later the part that held it is gone.
    for (let round = 0; round < 2; round += 1) {
      await published(cloud);
      expect(await cloud.runSchedule('each-ten-minutes-vectors')).toMatchObject({ embedded: 1 });
      expect(await cloud.runSchedule('each-ten-minutes')).toMatchObject({ outcome: 'extended' });
    }
    expect(before).toMatchObject({ vectors: expect.any(Number) });
  },
};

/** A factoid of its own. */
async function published(cloud: LocalCloud): Promise<string> {
  const reader = visitor(cloud.url);
  const run = (await reader.post('/api/factoids/generate')).json;
  const startedAt = performance.now();
  for (;;) {
    const { factoid } = (await reader.ask(run.status_url)).json;
    if (factoid) return `${factoid.subject}: ${factoid.text}`;
    if (performance.now() - startedAt > patience.ms) throw new Error('no factoid was written');
    await sleep(50);
  }
}

async function near(cloud: LocalCloud, text: string) {
  const data = Buffer.from(quantise(embedText(text, VECTOR_DIMENSIONS))).toString('base64');
  const ask = { type: 'related', text: 'zyzzyva', vector: { model: MODEL, data }, limit: 1 };
  return SearchHits.parse(await cloud.invoke('search', ask)).hits;
}
