import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { scriptModel } from './scripted-model.ts';
import { visitor } from './visitor.ts';

/** More than a run is told of, so that only the search knows of what came before them. */
const SINCE_THEN = 8;
/** The search looks for newer factoids once a second. */
const NOTICED_MS = 1_200;
let asked = 0;

/** What keeps factoids from being written twice. */
export const REPEAT_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'a fact that was written long ago': async (cloud) => {
    asked += 1;
    const ended = async (topic: string) => {
      const reader = visitor(cloud.url);
      const { stream_url } = (await reader.post('/api/factoids/generate', { topic })).json;
      return (await reader.follow(stream_url)).events.at(-1);
    };
    const text = `A zebra was once seen with ${asked} stripes of purple, orange and turquoise on its back.`;
    scriptModel(cloud, `zebra ${asked}`, [{ text, subject: 'Stripes' }]);
    expect((await ended(`zebra ${asked}`))?.type).toBe('succeeded');
    for (let time = 0; time < SINCE_THEN; time += 1) await ended('tea');
    await sleep(NOTICED_MS);
    scriptModel(cloud, `horse ${asked}`, [{ text: text.replace('was once seen with', 'had'), subject: 'Zebras' }]);
    expect((await ended(`horse ${asked}`))?.data).toMatchObject({ type: 'failed', problem: { code: 'duplicate' } });
  },
};
