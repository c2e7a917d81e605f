import type { Denied } from '@factoids/core';
import * as z from 'zod';
import { epochSeconds, withoutNulls } from './table.ts';

const Item = z.object({ party: z.string(), until: z.string().nullable().default(null), reason: z.string(), at: z.string() });

export const deniedKey = (party: string) => ({ pk: `DENY#${party}`, sk: 'DENY' });

export function toDeniedItem(denied: Denied): Record<string, unknown> {
  const ttl = denied.until === null ? {} : { expires_at: epochSeconds(denied.until) };
  return { ...deniedKey(denied.party), ...withoutNulls(denied), ...ttl };
}

/** null for one that is over, which the store may keep for a while. */
export function parseDeniedItem(item: unknown, now: string): Denied | null {
  const denied = Item.parse(item);
  return denied.until === null || denied.until > now ? denied : null;
}
