import type { LocalCloud } from '@factoids/local-cloud';
import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { createApiKey } from './operator.ts';
import { type Visitor, visitor } from './visitor.ts';

interface Desk {
  readonly operator: Visitor;
  readonly factoidId: string;
}

const desks = new WeakMap<LocalCloud, Promise<Desk>>();

/** An operator and a factoid, once a cloud: the flow leaves both as it found them. */
async function makeDesk(cloud: LocalCloud): Promise<Desk> {
  const key = await createApiKey(cloud, ['--name', 'moderation', '--tier', 'pro', '--role', 'operator']);
  const reader = visitor(cloud.url);
  const run = (await reader.post('/api/factoids/generate', { topic: 'tea' })).json;
  const { events } = await reader.follow(run.stream_url);
  return { operator: visitor(cloud.url, { 'x-api-key': key }), factoidId: events.at(-1)?.data.factoid.id };
}

function deskOf(cloud: LocalCloud): Promise<Desk> {
  const desk = desks.get(cloud) ?? makeDesk(cloud);
  desks.set(cloud, desk);
  return desk;
}

/** What operators do with content. */
export const MODERATION_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a factoid is taken down and put back': async (cloud) => {
    const { operator, factoidId: id } = await deskOf(cloud);
    for (const lever of ['hide', 'unhide']) {
      const { status, json } = await operator.post(`/v1/admin/${lever}`, { id });
      expect([status, json.code]).toEqual([200, undefined]);
    }
  },
  'what people said, of all and of one': async (cloud) => {
    const { operator, factoidId } = await deskOf(cloud);
    for (const query of ['', `?factoid_id=${factoidId}`]) {
      expect((await operator.ask(`/v1/admin/feedback${query}`)).status).toBe(200);
    }
  },
};
