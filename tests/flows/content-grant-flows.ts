import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { visitor } from './visitor.ts';

const MOST = 100;
let asked = 0;

/** What readers do. Each asks for a page of a size of its own, which no copy answers. */
export const CONTENT_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  'every order, of all and of a subject': async (cloud) => {
    asked += 1;
    const limit = 1 + (asked % MOST);
    for (const query of ['sort=top', 'subject=tea', 'sort=top&subject=tea', 'sort=random']) {
      const { status, json } = await visitor(cloud.url).ask(`/api/factoids?${query}&limit=${limit}`);
      expect([status, json.code]).toEqual([200, undefined]);
    }
  },
};
