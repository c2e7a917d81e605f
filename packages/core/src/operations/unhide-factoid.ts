import type { HideResult, UnhideBody } from '@factoids/contracts';
import type * as z from 'zod';
import { changeShelf, type ShelfDeps } from './change-shelf.ts';
import type { Order } from './order.ts';

/** Puts a factoid back that was taken down, by whomever; three further reports take it down again. Throws `not_found`. */
export function unhideFactoid({ deps, order, input: { id } }: UnhideFactoid): Promise<HideResult> {
  return changeShelf({
    ...{ deps, order, id, action: 'unhide' },
    becomes: (record) => (record.hidden ? { ...record, hidden: null, offensiveReports: 0 } : null),
    write: ({ before, audit }) => deps.shelf.unhide(before, audit),
  });
}

interface UnhideFactoid {
  readonly deps: ShelfDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof UnhideBody>, 'id'>;
}
