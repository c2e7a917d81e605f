import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Interceptor } from '@factoids/local-cloud';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { factoidLines } from '../bench/content/factoid-lines.ts';
import { useLocalCloud } from './local-cloud.ts';
import { runOps } from './operator.ts';
import { visitor } from './visitor.ts';

const LINES = 60;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The command line that is killed at its second write, whose fate it so never learns. */
let victim: ChildProcess | undefined;
let writes = 0;

const killing: Interceptor = async (call, next) => {
  if (call.operation !== 'BatchWriteItem' || victim === undefined) return next(call);
  const answer = await next(call);
  writes += 1;
  if (writes === 2) victim.kill('SIGKILL');
  return answer;
};

const cloud = useLocalCloud({ interceptors: [killing] });
let file = '';
const good = [...factoidLines(LINES, 5)];
const textOf = (line: string): string => JSON.parse(line).text;

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'factoids-import-')), 'factoids.jsonl');
  const bad = ['{"text":', JSON.stringify({ text: 'Two <i>words</i>.', subject: 'Words' })];
  await writeFile(file, [...good.slice(0, 10), ...bad, good[0], ...good.slice(10)].join('\n'));
});
afterAll(() => rm(join(file, '..'), { recursive: true, force: true }));

const importFile = async (...more: string[]) => {
  const { code, out } = await runOps(cloud(), ['factoids:import', file, '--json', ...more]);
  return { code, result: JSON.parse(out.split('\n').find((line) => line.startsWith('{')) ?? '{}') };
};
let asked = 0;
/** Each time by another address: the front door may show a list as it was some seconds ago. */
const listed = async (): Promise<string[]> => {
  asked += 1;
  const { json } = await visitor(cloud().url).ask(`/api/factoids?limit=${100 - asked}`);
  return json.data.map(({ text }: { text: string }) => text);
};

it('an import that is looked at only, killed and run again publishes each line once', async () => {
  const badLines = [
    { line: 11, reason: 'It is not JSON.' },
    { line: 12, reason: 'The text holds markup or invisible characters.' },
  ];
  const tried = await importFile('--dry-run');
  expect(tried).toMatchObject({ code: 1, result: { import: { would_import: LINES }, 'bad lines': badLines } });
  expect(await listed()).toEqual([]);

  const args = ['packages/ops/src/cli.ts', 'factoids:import', file, '--url', cloud().url];
  victim = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  const [, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    victim?.once('close', (...how) => resolve(how)),
  );
  victim = undefined;
  expect(signal).toBe('SIGKILL');

  const resumed = await importFile();
  expect(resumed).toMatchObject({ code: 1, result: { import: { lines: 63, said_before_in_the_file: 1, bad_lines: 2 } } });
  const { imported, already_there: before } = resumed.result.import;
  expect(imported + before).toBe(LINES);
  expect(before).toBeGreaterThanOrEqual(25);
  expect(await listed()).toEqual(good.map(textOf).reverse());
}, 20_000);
