import { createKey, KEY_TIERS } from '@factoids/core';
import * as z from 'zod';
import { command } from '../command.ts';
import { requireUsagePlan } from '../gateway-keys.ts';
import { mintDeps } from '../key-deps.ts';
import { DurationMs } from '../options.ts';
import { readSecret } from '../target.ts';

const Options = z.strictObject({
  name: z.string().trim().min(1).max(100),
  tier: z.enum(KEY_TIERS).default('free'),
  role: z.enum(['developer', 'operator']).default('developer'),
  expires: DurationMs.refine((ms) => ms > 0, 'is more than nothing').optional(),
});

/** Makes an API key: our record with its keyed hash, then API Gateway's key. The value is shown here and never again. */
export const keyCreate = command({
  summary: 'makes an API key and shows it once; --expires 90d ends it by itself',
  options: Options,
  async plan({ target }, { name, tier, role, expires }) {
    await readSecret(target, 'API_KEY_PEPPER');
    const usage_plan = await requireUsagePlan(target, tier);
    return { would: 'make an API key', name, tier, role, expires_in_days: daysOf(expires), usage_plan };
  },
  async run({ target }, { expires, ...rest }) {
    const { apiKey, record } = await createKey({
      deps: await mintDeps(target),
      input: { ...rest, expiresInMs: expires ?? null },
    });
    const { id, name, tier, role, expiresAt } = record;
    return { id, name, tier, role, expires_at: expiresAt, api_key: apiKey };
  },
});

function daysOf(ms: number | undefined): number | null {
  return ms === undefined ? null : ms / 86_400_000;
}
