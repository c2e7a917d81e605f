import { nanoUsd, RunId } from '@factoids/contracts';
import type { Window, WindowArchive } from '@factoids/core';
import * as z from 'zod';
import { ScopeText } from './counter-item.ts';

const Nanos = z.int().transform(nanoUsd);
const Share = z.object({ name: z.string(), runs: z.int(), spent: Nanos });
const figures = { expected: z.int(), found: z.int() };

const Drift = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scope'), scope: ScopeText, figure: z.enum(['spent', 'committed', 'open_runs']), ...figures }),
  z.object({ kind: z.literal('provider'), runId: RunId, generationId: z.string(), ...figures }),
]);

/** In one attribute, so that its `window` does not put it among the counters of the index. */
const Item = z.object({
  archive: z.object({
    window: z.string(),
    closedAt: z.string(),
    scopes: z.array(z.object({ scope: ScopeText, budget: Nanos.nullable(), spent: Nanos, runs: z.int(), admitted: z.int() })),
    byModel: z.array(Share),
    byKey: z.array(Share),
    coverage: z.object({
      calls: z.int(),
      verified: z.int(),
      unverifiable: z.int(),
      estimated: z.int(),
      estimatedAmount: Nanos,
      overestimatedAmount: Nanos,
    }),
    drift: z.array(Drift),
    driftCount: z.int(),
  }),
});

export const windowArchiveKey = (window: Window) => ({ pk: `WINDOW#${window}`, sk: 'ARCHIVE' });

export function toWindowArchiveItem(archive: WindowArchive): Record<string, unknown> {
  return { ...windowArchiveKey(archive.window), archive };
}

export function parseWindowArchiveItem(item: unknown): WindowArchive {
  return Item.parse(item).archive;
}
