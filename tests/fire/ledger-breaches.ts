import type { Breach } from './invariants.ts';
import type { RunItem, Tables } from './table-reader.ts';

/** What the counters have to show for themselves once no run is open: nothing is held, and each scope has spent what its runs cost. */
export function ledgerBreaches({ runs, counters }: Pick<Tables, 'runs' | 'counters'>): Breach[] {
  const counted = new Map<string, number>();
  for (const { scope, spent } of counters) counted.set(scope, (counted.get(scope) ?? 0) + spent);
  const billed = costByScope(runs);
  const scopes = new Set([...counted.keys(), ...billed.keys()]);
  return [
    ...counters.flatMap(({ scope, window, shard, committed, spent, openRuns }): Breach[] => {
      const isClosed = committed === spent && openRuns === 0;
      const what = `${scope} ${window} ${shard} has ${committed} committed, ${spent} spent and ${openRuns} runs open`;
      return isClosed ? [] : [{ kind: 'lost', what }];
    }),
    ...[...scopes].flatMap((scope): Breach[] => {
      const [spent, cost] = [counted.get(scope) ?? 0, billed.get(scope) ?? 0];
      return spent === cost ? [] : [{ kind: 'mismatched', what: `${scope} has spent ${spent}, its runs cost ${cost}` }];
    }),
  ];
}

function costByScope(runs: readonly RunItem[]): Map<string, number> {
  const costs = new Map<string, number>();
  for (const { holds, calls } of runs) {
    const cost = calls.reduce((sum, { usage }) => sum + (usage?.cost ?? 0), 0);
    for (const scope of new Set(holds.map((hold) => hold.split('#')[0] ?? ''))) costs.set(scope, (costs.get(scope) ?? 0) + cost);
  }
  return costs;
}
