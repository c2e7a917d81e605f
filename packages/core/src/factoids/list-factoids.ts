import type { FactoidPage, PageQuery } from '@factoids/contracts';
import { viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';

export async function listFactoids({
  deps,
  query,
}: {
  deps: { factoids: FactoidStore };
  query: PageQuery;
}): Promise<FactoidPage> {
  const page = await deps.factoids.listNewest(query);
  return { data: page.data.map(viewFactoid), next_cursor: page.next_cursor, has_more: page.has_more };
}
