import { describe, expect, it } from 'vitest';
import type { FactoidRecord } from '../factoids/index.ts';
import { manualClock, memoryFactoidImports, memoryFactoidStore } from '../testing/index.ts';
import { importFactoids, linesLeft } from './import-factoids.ts';
import { readImport } from './read-import.ts';

const line = (n: number, more: object = {}) =>
  JSON.stringify({ text: `Number ${n} is told apart from ${n + 1}.`, subject: 'Numbers', ...more });
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n)).join('\n');

function setUp() {
  const clock = manualClock();
  const records = new Map<string, FactoidRecord>();
  const { imports, world } = memoryFactoidImports(records);
  const deps = { clock, imports, factoids: memoryFactoidStore(records) };
  const run = (file: string, onProgress = (_done: number) => {}) =>
    importFactoids({ deps, input: readImport(file, clock.now()), onProgress });
  return { clock, records, world, imports, run };
}

describe('an import', () => {
  it('publishes each line as a factoid of nobody, the later line as the newer one', async () => {
    const { records, run, clock } = setUp();
    const at = clock.now().toISOString();
    expect(
      await run([line(1), line(2, { emoji: '🔢', model: 'acme/small', created_at: '2020-01-01T01:00:00+01:00' })].join('\n')),
    ).toEqual({ written: 2, alreadyThere: 0 });
    const [newest, oldest] = [...records.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    const common = { runId: null, cost: null, votes: { up: 0, down: 0 }, hidden: null, offensiveReports: 0 };
    expect(oldest).toMatchObject({ ...common, emoji: '💡', model: 'imported', createdAt: at });
    expect(newest).toMatchObject({ ...common, emoji: '🔢', model: 'acme/small', createdAt: '2020-01-01T00:00:00.000Z' });
  });

  it('that was killed goes on, writes none twice, and leaves the votes of those that stand', async () => {
    for (const diesAfter of [0, 1, 999, 1_000, 1_700]) {
      const { records, world, run, clock } = setUp();
      world.diesAfter = diesAfter;
      await expect(run(lines(2_100))).rejects.toThrow('killed');
      expect(records.size).toBe(diesAfter);
      for (const [id, record] of records) records.set(id, { ...record, votes: { up: 1, down: 0 } });
      world.diesAfter = Number.POSITIVE_INFINITY;
      await clock.advance(60_000);
      expect(await run(lines(2_100))).toEqual({ written: 2_100 - diesAfter, alreadyThere: diesAfter });
      expect(records.size).toBe(2_100);
      expect([...records.values()].filter(({ votes }) => votes.up === 1)).toHaveLength(diesAfter);
    }
  });

  it('that is finished writes nothing when it is run again', async () => {
    const { records, run, clock, imports } = setUp();
    await run(lines(3));
    const before = [...records.keys()];
    await clock.advance(60_000);
    expect(await run(lines(3))).toEqual({ written: 0, alreadyThere: 3 });
    expect([...records.keys()]).toEqual(before);
    const input = readImport(lines(3), clock.now());
    expect(linesLeft(input, await imports.find(input.hash))).toEqual([]);
  });

  it('leaves a factoid alone that has the id of a line', async () => {
    const { records, run } = setUp();
    const id = 'fct_01kapqxxr0000000000000000a';
    await run(line(1, { id }));
    expect(await run(`${lines(1_500)}\n${line(1_600, { id })}`)).toEqual({ written: 1_500, alreadyThere: 1 });
    expect(records.get(id)?.text).toContain('Number 1 ');
  });

  it('tells how far it has come', async () => {
    const seen: number[] = [];
    await setUp().run(lines(2_100), (done) => seen.push(done));
    expect(seen).toEqual([0, 1_000, 2_000, 2_100]);
  });
});
