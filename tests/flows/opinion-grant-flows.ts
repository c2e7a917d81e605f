import { randomUUID } from 'node:crypto';
import { sampleFactoid } from '@factoids/core/testing';
import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import { contentTable } from '../content-table.ts';
import { seedingTwice } from './account-grant-flows.ts';
import { noticed } from './aftermath-grant-flows.ts';
import type { GrantFlow } from './grant-flow.ts';
import { createApiKey } from './operator.ts';
import { readerFrom } from './opinion-crowd.ts';
import { visitor } from './visitor.ts';

let count = 500;

/** A factoid that nobody has an opinion on yet. */
async function published(cloud: LocalCloud): Promise<string> {
  count += 1;
  const record = sampleFactoid(count);
  await contentTable(cloud).put([record]);
  return record.id;
}

/** What people think of factoids. */
export const OPINION_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a vote that is taken back': async (cloud) => {
    const path = `/api/factoids/${await published(cloud)}/vote`;
    const reader = visitor(cloud.url);
    const first = await reader.post(path, { vote: 'up' });
    expect([first.status, first.json.code]).toEqual([200, undefined]);
    const again = await reader.post(path, { vote: 'none' }, { 'idempotency-key': randomUUID() });
    expect([again.status, again.json.code]).toEqual([200, undefined]);
  },
  'reports that take a factoid down': async (cloud) => {
    const id = await published(cloud);
    for (const network of [1, 2, 3]) {
      const reader = readerFrom(cloud.url, `127.0.${network}.1`);
      expect((await reader.post(`/api/factoids/${id}/feedback`, { reasons: ['offensive'] })).status).toBe(201);
    }
    await noticed(cloud, ({ fields }) => fields.code === 'notice.factoid_hidden' && JSON.stringify(fields).includes(id));
  },
  'a vote under a policy that was never put in force': async (cloud) => {
    const path = `/api/factoids/${await published(cloud)}/vote`;
    await seedingTwice(cloud, 'api-opinions', async () => {
      expect((await visitor(cloud.url).post(path, { vote: 'up' })).status).toBe(200);
    });
  },
  'a vote notes that its key was used': async (cloud) => {
    const id = await published(cloud);
    const developer = visitor(cloud.url, { 'x-api-key': await createApiKey(cloud, ['--name', 'voter', '--tier', 'free']) });
    expect((await developer.post(`/v1/factoids/${id}/vote`, { vote: 'up' })).status).toBe(200);
    expect((await developer.ask('/v1/key')).json.last_used_at).not.toBeNull();
  },
};
