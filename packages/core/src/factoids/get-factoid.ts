import type { Factoid, FactoidId } from '@factoids/contracts';
import { viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';
import { requireShown } from './require-factoid.ts';

interface Deps {
  readonly factoids: Pick<FactoidStore, 'find'>;
}

/** Throws `not_found`, and `factoid_hidden` for one that was taken down. */
export async function getFactoid({ deps, id }: { deps: Deps; id: FactoidId }): Promise<Factoid> {
  return viewFactoid(requireShown(await deps.factoids.find(id)));
}
