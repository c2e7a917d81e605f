import type { FactoidPage } from '@factoids/contracts';
import { type FactoidRecord, viewFactoid } from './factoid.ts';
import type { FactoidStore } from './factoid-store.ts';
import { openCursor, sealCursor } from './list-cursor.ts';
import { shuffleKey } from './order-keys.ts';
import { type Arc, arcsLeft, drawSeed, mixed } from './shuffle.ts';

export interface ListDeps {
  readonly factoids: Pick<FactoidStore, 'list' | 'listArc'>;
  /** Seals the cursors. */
  readonly cursorSecret: string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

const LIST = JSON.stringify(['random']);

interface Asking {
  readonly deps: ListDeps;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** A page of a walk once round all factoids: a new one without a cursor, else the one that the cursor's seed names. */
export async function listShuffled({ deps, cursor, limit }: Asking): Promise<FactoidPage> {
  const seal = { secret: deps.cursorSecret, list: LIST };
  const [seed = '', after = null] = cursor === undefined ? [drawSeed(deps.random)] : openCursor(seal, cursor).split(' ');
  const reached = await walk(deps, arcsLeft(seed, after), limit + 1);
  const records = reached.slice(0, limit);
  const last = records.at(-1);
  const hasMore = reached.length > limit && last !== undefined;
  return {
    data: mixed(seed, records).map(viewFactoid),
    next_cursor: hasMore ? sealCursor(seal, `${seed} ${shuffleKey(last.id)}`) : null,
    has_more: hasMore,
  };
}

/** There are at most two arcs, so a page is at most two reads. */
async function walk({ factoids }: ListDeps, arcs: readonly Arc[], limit: number): Promise<readonly FactoidRecord[]> {
  const reached: FactoidRecord[] = [];
  for (const arc of arcs) {
    if (reached.length < limit) reached.push(...(await factoids.listArc(arc, limit - reached.length)));
  }
  return reached;
}
