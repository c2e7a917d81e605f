import type * as z from 'zod';
import type { KeyView } from '../key.ts';
import type { Limit, LimitList } from '../limits.ts';
import type { RouteIdOf } from '../routes.ts';
import type { RouteExamples } from './route-examples.ts';

const NEXT_MIDNIGHT = '2026-11-23T00:00:00.000Z';
const VERIFIED_UNTIL = '2026-11-22T21:00:00.000Z';

const KEY_LIMITS = [
  {
    scope: 'key',
    kind: 'rate',
    action: 'generate',
    limit: '5',
    remaining: '4',
    window_seconds: 60,
    reset_at: '2026-11-22T09:00:12.000Z',
  },
  { scope: 'key', kind: 'concurrent', action: 'generate', limit: '5', remaining: '5', window_seconds: null, reset_at: null },
  {
    scope: 'key',
    kind: 'budget',
    action: 'generate',
    limit: '0.250000000',
    remaining: '0.249790000',
    window_seconds: 86_400,
    reset_at: NEXT_MIDNIGHT,
  },
] satisfies z.input<typeof Limit>[];

const SESSION_LIMITS = [
  {
    scope: 'session',
    kind: 'day',
    action: 'generate',
    limit: '20',
    remaining: '17',
    window_seconds: 86_400,
    reset_at: NEXT_MIDNIGHT,
  },
] satisfies z.input<typeof Limit>[];

const CHALLENGE = { site_key: '1x00000000000000000000AA', script_url: 'https://challenges.cloudflare.com/turnstile/v0/api.js' };

const OF_KEY = { data: KEY_LIMITS, verified_until: null, challenge: null, paused: false } satisfies z.input<typeof LimitList>;

const KEY = {
  id: 'key_01kan9gqm07v3c2m1xq4t8r5we',
  name: 'My science blog',
  tier: 'free',
  role: 'developer',
  created_at: '2026-11-01T09:00:00.000Z',
  expires_at: '2027-01-30T09:00:00.000Z',
  last_used_at: '2026-11-22T08:00:00.000Z',
  old_secret_until: null,
  spend: { today_usd: '0.000210000', held_usd: '0.000000000' },
  limits: KEY_LIMITS,
} satisfies z.input<typeof KeyView>;

export const ACCOUNT_EXAMPLES: Record<RouteIdOf<'account'>, RouteExamples> = {
  getLimits: {
    success: {
      key: { summary: 'Of an API key', value: OF_KEY },
      visitor: {
        summary: 'Of a visitor, with a check on offer',
        value: { ...OF_KEY, data: SESSION_LIMITS, challenge: CHALLENGE },
      },
    },
  },
  getKey: { success: { key: { value: KEY } } },
  passChallenge: {
    body: { token: { value: { token: 'XXXX.DUMMY.TOKEN.XXXX' } } },
    success: { verified: { value: { verified_until: VERIFIED_UNTIL } } },
  },
};
