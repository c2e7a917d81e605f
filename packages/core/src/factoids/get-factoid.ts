import type { Factoid, FactoidId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import { viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';

export async function getFactoid({ deps, id }: { deps: { factoids: FactoidStore }; id: FactoidId }): Promise<Factoid> {
  const record = await deps.factoids.find(id);
  if (!record) throw new AppError('not_found', { detail: 'There is no factoid with this id.' });
  return viewFactoid(record);
}
