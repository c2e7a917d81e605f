import type { Counter, Drift, Window } from '../../admission/index.ts';
import { closeDay, verifyWindow } from '../../closing/index.ts';
import type { Case } from './commands.ts';
import { midnightAfter, type Sim } from './sim.ts';

interface Quiet {
  readonly windows: readonly Window[];
  readonly counters: readonly Counter[];
}

/** Each day closes without drift, and one that was closed before still reads as it did then. */
export async function closeFaults(sim: Sim, { windows, counters }: Quiet): Promise<string[]> {
  const last = windows.at(-1);
  if (last === undefined) return [];
  sim.clock.moveTo(midnightAfter(Date.parse(last)) + 11 * 60_000);
  const faults = windows.map((window) => dayFaults(sim, window, spentIn(window, counters)));
  return (await Promise.all(faults)).flat();
}

const spentIn = (window: Window, counters: readonly Counter[]): number =>
  counters
    .filter((counter) => counter.window === window && counter.scope === 'global')
    .reduce((sum, { spent }) => sum + spent, 0);

async function dayFaults({ world, clock, provider, given }: Sim, window: Window, spent: number): Promise<string[]> {
  const deps = {
    ...world,
    clock: { now: () => new Date(clock.nowMs()), sleep: async () => undefined },
    lookup: provider.archive,
    hasTime: () => true,
    notices: { raise: async () => undefined },
  };
  const faults: string[] = [];
  const { outcome, drift } = await closeDay({ deps, window });
  if (outcome !== 'closed' && outcome !== 'known') faults.push(`close: ${window} is ${outcome}`);
  const now = outcome === 'known' ? (await verifyWindow({ deps, window })).drift : drift;
  const archived = await world.ledger.findArchive(window);
  for (const each of [...now, ...(archived?.drift ?? [])]) {
    if (!isOvercharge(given, each)) faults.push(`drift: ${window} ${JSON.stringify(each)}`);
  }
  const told = archived?.scopes.find(({ scope }) => scope === 'global')?.spent ?? 0;
  return told === spent ? faults : [...faults, `archive: ${window} says ${told}, the counters ${spent}`];
}

/** A call that was settled at its bound because its cost was never learned, and that the provider billed above it. */
export function isOvercharge({ overcharges }: Case, drift: Drift): boolean {
  return overcharges && drift.kind === 'provider' && drift.expected > drift.found;
}
