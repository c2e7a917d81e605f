import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { distribution } from '../figures.ts';
import type { Bench, Row } from '../row.ts';

const WARM_STARTS = 3;
const DEV = 'packages/local-cloud/src/cli/dev.ts';
const ALONE = fileURLToPath(new URL('./start-child.ts', import.meta.url));
const READY = /^Ready in /;

/** From the start of the process until it says that it is ready: with nothing built yet, and with nothing changed. */
export const startUp: Row = {
  name: 'start-up',
  async measure(bench) {
    await bench.release();
    const cloud = await measureStarts(bench, [ALONE]);
    const dev = await measureStarts(bench, [DEV, '--port', '0']);
    const figure = (name: string, values: readonly number[], most?: number) =>
      distribution({ name, unit: 'ms', scalesWith: 'process', bars: most === undefined ? [] : [{ of: 'p50', most }] }, values);
    return [
      figure('local cloud, nothing built', cloud.cold),
      figure('local cloud, nothing changed', cloud.warm),
      figure('dev ready, nothing built', dev.cold, 60_000),
      figure('dev ready, nothing changed', dev.warm, 25_000),
      figure('  its first page, nothing built', dev.coldPage),
      figure('  its first page, nothing changed', dev.warmPage),
    ];
  },
};

async function measureStarts({ root, quick, say }: Bench, args: readonly string[]) {
  await removeBuilt(root);
  const first = await start(root, args);
  say(`${basename(args[0] ?? '')}: ${Math.round(first.readyMs)} ms with nothing built`);
  const later: Started[] = [];
  while (later.length < (quick ? 1 : WARM_STARTS)) later.push(await start(root, args));
  return {
    cold: [first.readyMs],
    coldPage: [first.pageMs],
    warm: later.map(({ readyMs }) => readyMs),
    warmPage: later.map(({ pageMs }) => pageMs),
  };
}

/** As after a fresh install. All of it is made again by whoever needs it. */
async function removeBuilt(root: string): Promise<void> {
  const assemblies = join(root, '.local/cdk.out');
  const stale = await readdir(assemblies).catch(() => []);
  const built = [...stale.map((name) => join(assemblies, name)), join(root, '.build/functions'), join(root, 'web/.next')];
  await Promise.all(built.map((path) => rm(path, { recursive: true, force: true })));
}

interface Started {
  readonly readyMs: number;
  /** From there until the first page, or the API's first answer, had come whole. */
  readonly pageMs: number;
}

async function start(root: string, args: readonly string[]): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    const url = await Promise.race([readyUrl(child), exited.then(() => Promise.reject(new Error(`${args[0]} has ended`)))]);
    const readyMs = performance.now() - startedAt;
    const page = await fetch(url);
    await page.text();
    if (!page.ok) throw new Error(`${url} answers ${page.status}`);
    return { readyMs, pageMs: performance.now() - startedAt - readyMs };
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

/** The line after the one that says `Ready in`. */
async function readyUrl({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the child has no output');
  let isNext = false;
  const lines = createInterface({ input: stdout });
  const url = await new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (isNext) resolve(line.trim());
      isNext = READY.test(line.trim());
    });
  });
  stdout.resume();
  return url;
}
