import { addDecimals, parseDecimal } from './decimal.ts';
import { exactNumber } from './exact-json.ts';
import type { LedgerEntry } from './ledger.ts';

/** `GET /key`: an unlimited key, and what the calls of this provider have cost since it started. */
export function keyView(entries: readonly LedgerEntry[]): object {
  const usage = exactNumber(addDecimals(...entries.map((entry) => parseDecimal(entry.cost))));
  return {
    label: 'offline provider',
    limit: null,
    limit_remaining: null,
    limit_reset: null,
    include_byok_in_limit: false,
    usage,
    usage_daily: usage,
    usage_weekly: usage,
    usage_monthly: usage,
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
    is_free_tier: false,
    allowed_data_regions: ['global'],
    free_model_daily_requests: { limit: 0, remaining: 0, used: 0 },
    organization_id: null,
    workspace_id: null,
    is_management_key: false,
    is_provisioning_key: false,
    expires_at: null,
    creator_user_id: null,
    rate_limit: { requests: -1, interval: '10s', note: 'not enforced' },
  };
}
