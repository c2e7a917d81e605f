import { nanoUsd } from '@factoids/contracts';
import { type Controls, parsePolicy, SHARED_SCOPES } from '@factoids/core';
import * as z from 'zod';

const Item = z.object({
  policyJson: z.string(),
  kills: z.array(z.object({ target: z.string(), at: z.string() })),
  boosts: z.array(z.object({ scope: z.string(), amount: z.int().transform(nanoUsd), until: z.string() })),
  shards: z.object({
    window: z.string(),
    counts: z.partialRecord(z.enum(SHARED_SCOPES), z.int()),
  }),
  version: z.int(),
});

export const controlsKey = { pk: 'CONTROLS', sk: 'CONTROLS' } as const;

export function toControlsItem({ policy: _parsed, ...rest }: Controls): Record<string, unknown> {
  return { ...controlsKey, ...rest };
}

export function parseControlsItem(item: unknown): Controls {
  const controls = Item.parse(item);
  return { ...controls, policy: parsePolicy(controls.policyJson) };
}
