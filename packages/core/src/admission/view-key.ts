import { formatUsd, type KeyView, nanoUsd } from '@factoids/contracts';
import { type ApiKeyRecord, type Caller, oldSecretUntil } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import { limitsOf } from './admit.ts';
import { type Counter, counterId, emptyCounter } from './counter.ts';
import type { LimitState } from './limit-state.ts';
import { type AdmissionBasis, type ReadAdmission, readAdmission } from './read-admission.ts';
import { windowOf } from './scope.ts';
import { viewLimits } from './view-limits.ts';

interface Viewed {
  readonly view: KeyView;
  readonly record: ApiKeyRecord;
  readonly limits: readonly LimitState[];
}

/** The key that asks: what it may, what is left of it, what it has spent today. One batch read; throws `invalid_api_key`. */
export async function viewKey({ deps, caller }: { deps: ReadAdmission['deps']; caller: Caller | null }): Promise<Viewed> {
  if (caller?.kind !== 'key') throw new AppError('forbidden');
  const basis = await readAdmission({ deps, caller, action: 'generate' });
  const { key: record } = basis.reading;
  if (record === null) throw new AppError('invalid_api_key');
  const limits = limitsOf({ ...basis, action: 'generate' });
  const view: KeyView = {
    id: record.id,
    name: record.name,
    tier: record.tier,
    role: record.role,
    created_at: record.createdAt,
    expires_at: record.expiresAt,
    last_used_at: record.lastUsedAt,
    old_secret_until: oldSecretUntil(record, basis.now),
    spend: viewSpend(counterOf(record, basis)),
    limits: viewLimits(basis),
  };
  return { view, record, limits };
}

/** What the key itself may is in one item a day: its scope is not shared. */
function counterOf({ id }: ApiKeyRecord, { reading, now }: AdmissionBasis): Counter {
  const key = { scope: `key:${id}` as const, window: windowOf(now), shard: 0 };
  return reading.counters.get(counterId(key)) ?? emptyCounter(key);
}

function viewSpend({ spent, committed }: Counter): KeyView['spend'] {
  return { today_usd: formatUsd(spent), held_usd: formatUsd(nanoUsd(committed - spent)) };
}
