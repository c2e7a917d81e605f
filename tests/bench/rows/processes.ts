import { QUICK_PACE } from '../bench-cloud.ts';
import { distribution, type Figure } from '../figures.ts';
import { type ProcessUse, processesOfCloud } from '../processes.ts';
import type { Row } from '../row.ts';

const RUNS = 40;
const QUICK_RUNS = 5;

/** What the local cloud's processes hold and use: memory of each warm environment, and processor time of a run by who spends it. */
export const processes: Row = {
  name: 'processes',
  async measure(bench) {
    const { runs, setPace } = await bench.cloud();
    setPace(QUICK_PACE);
    const count = bench.quick ? QUICK_RUNS : RUNS;
    const before = cpuByName(processesOfCloud());
    for (let done = 0; done < count; done += 1) await runs(1, 0);
    const after = processesOfCloud();
    return [...memoryFigures(after), ...cpuFigures(before, cpuByName(after), count)];
  },
};

function memoryFigures(uses: readonly ProcessUse[]): Figure[] {
  const byName = Map.groupBy(uses, ({ name }) => name);
  return [...byName].map(([name, each]) =>
    distribution(
      { name: `memory, ${name}`, unit: 'MB', scalesWith: null },
      each.map(({ rssMb }) => rssMb),
    ),
  );
}

function cpuFigures(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, count: number): Figure[] {
  const spent = [...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / count] as const);
  const total = ['all together', spent.reduce((sum, [, ms]) => sum + ms, 0)] as const;
  return [...spent, total]
    .filter(([, ms]) => ms > 0)
    .map(([name, ms]) => distribution({ name: `processor time a run, ${name}`, unit: 'ms', scalesWith: 'calculation' }, [ms]));
}

function cpuByName(uses: readonly ProcessUse[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { name, cpuMs } of uses) sums.set(name, (sums.get(name) ?? 0) + cpuMs);
  return sums;
}
