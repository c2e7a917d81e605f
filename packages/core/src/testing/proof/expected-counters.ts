import { type Counter, type CounterKey, counterId, type HoldPiece } from '../../admission/index.ts';
import type { Run, RunCall } from '../../runs/index.ts';

export interface Sums {
  readonly key: CounterKey;
  committed: number;
  spent: number;
  openRuns: number;
}

/** What each piece of a hold has spent of a cost: in every scope the pieces are used up in order, and the last bears what is above. */
function spentByPiece(pieces: readonly HoldPiece[], cost: number): number[] {
  const left = new Map<string, number>(pieces.map(({ scope }) => [scope, cost]));
  const spent = pieces.map(({ scope, amount }) => {
    const part = Math.min(amount, left.get(scope) ?? 0);
    left.set(scope, (left.get(scope) ?? 0) - part);
    return part;
  });
  for (const [scope, rest] of left) {
    const last = pieces.findLastIndex((piece) => piece.scope === scope);
    spent[last] = (spent[last] ?? 0) + rest;
  }
  return spent;
}

export function costOf(calls: readonly RunCall[]): number {
  return calls.reduce((sum, { usage }) => sum + (usage?.cost ?? 0), 0);
}

/** What a run contributes to the counters that it touches. */
function contributionsOf({ holds, hold, calls }: Pick<Run, 'holds' | 'hold' | 'calls'>): Sums[] {
  const isClosed = hold === 'settled' || hold === 'released';
  const spent = spentByPiece(holds, isClosed ? costOf(calls) : 0);
  return holds.map((piece, index) => {
    const own = spent[index] ?? 0;
    const { scope, window, shard, amount, hasSlot } = piece;
    return {
      key: { scope, window, shard },
      committed: isClosed ? own : amount,
      spent: own,
      openRuns: hold === 'held' && hasSlot ? 1 : 0,
    };
  });
}

/** Adds a run's part to the sums, or takes it away again. */
export function addRun(sums: Map<string, Sums>, run: Pick<Run, 'holds' | 'hold' | 'calls'>, sign: 1 | -1): void {
  for (const { key, committed, spent, openRuns } of contributionsOf(run)) {
    const id = counterId(key);
    const sum = sums.get(id) ?? { key, committed: 0, spent: 0, openRuns: 0 };
    sum.committed += sign * committed;
    sum.spent += sign * spent;
    sum.openRuns += sign * openRuns;
    sums.set(id, sum);
  }
}

/** Where a counter is not the sum over its runs, or cannot be at all. */
export function faultsOf(counter: Counter | undefined, sum: Sums | undefined): string[] {
  const key = counter ?? sum?.key;
  if (!key) return [];
  const figures = (['committed', 'spent', 'openRuns'] as const).flatMap((figure) => {
    const [found, expected] = [counter?.[figure] ?? 0, sum?.[figure] ?? 0];
    const wrong = found === expected ? [] : [`sum: ${counterId(key)} ${figure} is ${found}, its runs say ${expected}`];
    return found < 0 ? [...wrong, `negative: ${counterId(key)} ${figure} is ${found}`] : wrong;
  });
  const negative = Object.values(counter?.counts ?? {}).some((count) => count < 0)
    ? [`negative: a count of ${counterId(key)}`]
    : [];
  const above = counter && counter.spent > counter.committed ? [`spent above committed in ${counterId(key)}`] : [];
  return [...figures, ...negative, ...above];
}
