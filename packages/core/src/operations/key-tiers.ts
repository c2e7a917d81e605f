import { KeyId } from '@factoids/contracts';
import type { ApiKeyStore, KeyTier } from '../accounts/index.ts';
import type { Counter } from '../admission/index.ts';

const LOOKED_UP = 50;

/** The tiers of the keys among these counters, by scope, as their budget depends on it; the dearest keys when there are many. */
export async function readTiers(
  keys: Pick<ApiKeyStore, 'find'>,
  counters: readonly Counter[],
): Promise<ReadonlyMap<string, KeyTier>> {
  const ofKeys = counters.filter(({ scope }) => scope.startsWith('key:')).sort((a, b) => b.committed - a.committed);
  const found = ofKeys.slice(0, LOOKED_UP).map(async ({ scope }): Promise<[string, KeyTier][]> => {
    const id = KeyId.safeParse(scope.slice('key:'.length));
    const record = id.success ? await keys.find(id.data) : null;
    return record ? [[scope, record.tier]] : [];
  });
  return new Map((await Promise.all(found)).flat());
}
