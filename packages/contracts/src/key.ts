import * as z from 'zod';
import { KeyId } from './ids.ts';
import { Limit } from './limits.ts';
import { UsdText } from './money.ts';
import { Timestamp } from './shapes.ts';

/** The API key that asks: what it may and what it has spent. */
export const KeyView = z
  .object({
    id: KeyId,
    name: z.string(),
    tier: z.enum(['free', 'pro']),
    role: z.enum(['developer', 'operator']),
    created_at: Timestamp,
    expires_at: Timestamp.nullable(),
    last_used_at: Timestamp.nullable().meta({ description: 'to the hour' }),
    old_secret_until: Timestamp.nullable().meta({ description: 'after a rotation: until when the one before still works' }),
    spend: z.object({ today_usd: UsdText, held_usd: UsdText }).meta({ description: 'of the UTC day' }),
    limits: z.array(Limit),
  })
  .meta({ id: 'Key' });
export type KeyView = z.infer<typeof KeyView>;
