import { nanoUsd } from '@factoids/contracts';
import { applyTaking, holdsFor } from '../admission/apply-taking.ts';
import { type Counter, type CounterChange, counterId, emptyCounter, type Taking } from '../admission/counter.ts';

export type CounterBook = ReturnType<typeof counterBook>;

/** Counters under the store's own conditions, and nothing else: no lock, no order. */
export function counterBook() {
  const counters = new Map<string, Counter>();
  const at = (taking: { key: Taking['key'] }) => counters.get(counterId(taking.key)) ?? emptyCounter(taking.key);
  return {
    counters,
    snapshot: () => new Map(counters),
    write(takings: readonly Taking[]): boolean {
      if (!takings.every((taking) => holdsFor(at(taking), taking))) return false;
      for (const taking of takings) counters.set(counterId(taking.key), applyTaking(at(taking), taking));
      return true;
    },
    change(changes: readonly CounterChange[]): void {
      for (const { key, spent, committed, openRuns } of changes) {
        const counter = at({ key });
        counters.set(counterId(key), {
          ...counter,
          spent: nanoUsd(counter.spent + spent),
          committed: nanoUsd(counter.committed + committed),
          openRuns: counter.openRuns + openRuns,
        });
      }
    },
    total: (scope: string, what: 'committed' | 'spent' | 'openRuns') =>
      [...counters.values()].filter((counter) => counter.scope === scope).reduce((sum, counter) => sum + counter[what], 0),
  };
}
