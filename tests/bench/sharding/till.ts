import { type NanoUsd, nanoUsd } from '@factoids/contracts';
import {
  AppError,
  admit,
  applyTaking,
  type Controls,
  type Counter,
  type CounterChange,
  type CounterKey,
  countersOf,
  type HoldPiece,
  holdPieces,
  holdsFor,
  type Party,
  scopesOf,
  settlePieces,
  type Taking,
} from '@factoids/core';
import { untilDecided } from '../../../packages/core/src/runs/until-decided.ts';
import { storeCall, storeRead } from '../../../packages/storage/src/dynamo/store-call.ts';
import type { CounterTable, ItemWrite } from './counter-table.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface TillDeps {
  readonly table: CounterTable;
  readonly controls: Controls;
  readonly clock: VirtualTime;
  readonly random: () => number;
  readonly onLostRace: () => void;
}

export interface Till {
  /** What it holds; `refused` by a limit, `busy` when three seconds were not enough. */
  take(party: Party, amount: NanoUsd): Promise<readonly HoldPiece[] | 'refused' | 'busy'>;
  /** Until it is done: a settlement that finds the store busy comes again, as a message that was not answered does. */
  settle(pieces: readonly HoldPiece[], cost: NanoUsd): Promise<void>;
}

/** As long as the store's own adapter waits for keys that a batch read left out. */
const UNPROCESSED_MS = 20;
const REDELIVERED_MS = 1_000;

/** The product's admission and settlement, over the model of the store. */
export function till(deps: TillDeps): Till {
  return {
    async take(party, amount) {
      try {
        return await untilDecided(deps, () => attempt(deps, party, amount));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return error.code === 'store_busy' ? 'busy' : 'refused';
      }
    },
    async settle(pieces, cost) {
      const writes = settlePieces(pieces, cost, 'free').map(changeWrite);
      for (;;) {
        try {
          await storeCall(deps, () => deps.table.write(writes));
          return;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          await deps.clock.sleep(REDELIVERED_MS * (0.5 + deps.random()));
        }
      }
    },
  };
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: TillDeps, party: Party, amount: NanoUsd): Promise<readonly HoldPiece[] | null> {
  const { controls, clock, random, table } = deps;
  const now = clock.now();
  const keys = countersOf(scopesOf(party, 'generate', { ...controls, now }), now);
  const reading = { controls, counters: await readAll(deps, keys), key: null, denied: [], earlier: null };
  const takings = admit({ party, action: 'generate', controls, reading, now, canVerify: false }, amount, random);
  const written = await storeCall(deps, () => table.write(takings.map(takingWrite)));
  if (written !== 'refused') return holdPieces(takings);
  deps.onLostRace();
  return null;
}

async function readAll(deps: TillDeps, keys: readonly CounterKey[]): Promise<Map<string, Counter>> {
  const counters = new Map<string, Counter>();
  for (let left = [...keys]; left.length > 0; ) {
    const answer = await storeRead(deps, () => deps.table.read(left));
    for (const [id, counter] of answer.counters) counters.set(id, counter);
    left = answer.left;
    if (left.length > 0) await deps.clock.sleep(UNPROCESSED_MS);
  }
  return counters;
}

function takingWrite(taking: Taking): ItemWrite {
  return { key: taking.key, holds: (counter) => holdsFor(counter, taking), apply: (counter) => applyTaking(counter, taking) };
}

function changeWrite({ key, spent, committed, openRuns }: CounterChange): ItemWrite {
  const apply = (counter: Counter): Counter => ({
    ...counter,
    spent: nanoUsd(counter.spent + spent),
    committed: nanoUsd(counter.committed + committed),
    openRuns: counter.openRuns + openRuns,
  });
  return { key, holds: () => true, apply };
}
