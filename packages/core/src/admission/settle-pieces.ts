import type { NanoUsd } from '@factoids/contracts';
import { type CounterChange, counterId, type HoldPiece } from './counter.ts';

/** The run has ended and its slot is free, while its cost is still looked up. */
export function freeSlots(pieces: readonly HoldPiece[]): CounterChange[] {
  return pieces.filter(({ hasSlot }) => hasSlot).map((piece) => ({ key: keyOf(piece), spent: 0, committed: 0, openRuns: -1 }));
}

/**
 * Closes a hold: in each scope the cost is spent and the rest goes back. `slots` says whether the run's slot goes back too,
 * which it did already if the hold was settling. A hold with several pieces in one scope uses them up in order. A cost above
 * what was held is booked all the same: the money is gone.
 */
export function settlePieces(pieces: readonly HoldPiece[], cost: NanoUsd, slots: 'free' | 'freed'): CounterChange[] {
  const left = new Map<string, number>();
  const changes = pieces.map((piece, index) => {
    const due = left.get(piece.scope) ?? cost;
    const isLast = !pieces.slice(index + 1).some(({ scope }) => scope === piece.scope);
    const spent = isLast ? due : Math.min(due, piece.amount);
    left.set(piece.scope, due - spent);
    const openRuns = slots === 'free' && piece.hasSlot ? -1 : 0;
    return { key: keyOf(piece), spent, committed: spent - piece.amount, openRuns };
  });
  return onePerCounter(changes);
}

function onePerCounter(changes: readonly CounterChange[]): CounterChange[] {
  return [...Map.groupBy(changes, ({ key }) => counterId(key)).values()].map((group) =>
    group.reduce((sum, { spent, committed, openRuns }) => ({
      key: sum.key,
      spent: sum.spent + spent,
      committed: sum.committed + committed,
      openRuns: sum.openRuns + openRuns,
    })),
  );
}

function keyOf({ scope, window, shard }: HoldPiece) {
  return { scope, window, shard };
}
