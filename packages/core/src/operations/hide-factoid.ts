import type { HideBody, HideResult } from '@factoids/contracts';
import type * as z from 'zod';
import type { Hidden } from '../factoids/index.ts';
import { changeShelf, type ShelfDeps } from './change-shelf.ts';
import type { Order } from './order.ts';

/** Takes a factoid down: it leaves every list, and whoever has its address is told so. Throws `not_found`. */
export function hideFactoid({ deps, order, input: { id } }: HideFactoid): Promise<HideResult> {
  const hidden: Hidden = { at: deps.clock.now().toISOString(), by: 'operator', reason: order.reason };
  return changeShelf({
    ...{ deps, order, id, action: 'hide' },
    becomes: (record) => (record.hidden ? null : { ...record, hidden }),
    write: ({ before, audit }) => deps.shelf.hide({ record: before, hidden }, audit),
  });
}

interface HideFactoid {
  readonly deps: ShelfDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof HideBody>, 'id'>;
}
