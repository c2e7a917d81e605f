import { expect } from 'vitest';
import type { GrantFlow } from './grant-flow.ts';
import { visitor } from './visitor.ts';

/** What whoever watches the system does. */
export const EDGE_GRANT_FLOWS: Readonly<Record<string, GrantFlow>> = {
  health: async (cloud) => {
    expect((await visitor(cloud.url).ask('/healthz')).json.checks).toEqual({ store: 'ok', queue: 'ok' });
  },
};
