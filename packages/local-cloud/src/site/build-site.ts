import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint } from '../assembly/fingerprint.ts';
import type { HostEnvironment } from '../host-environment.ts';

const run = promisify(execFile);

export interface BuildSiteOptions {
  readonly root: string;
  readonly folder: string;
  /** Next's command line program. */
  readonly next: string;
  readonly env: HostEnvironment;
}

const INPUTS = ['web', 'packages/contracts/src', 'packages/client/src', 'pnpm-lock.yaml'];
const STALE_LOCK_MS = 5 * 60_000;

/** Builds the site for production, unless the last build had the same inputs. One build at a time, also among processes. */
export async function buildSite({ root, folder, next, env }: BuildSiteOptions): Promise<void> {
  const mark = join(folder, '.next/local-cloud-inputs');
  const unlock = await lock(join(folder, '.next-build.lock'));
  try {
    const inputs = fingerprint(root, INPUTS);
    if (existsSync(mark) && readFileSync(mark, 'utf8') === inputs) return;
    await run(process.execPath, [next, 'build'], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
    writeFileSync(mark, inputs);
  } catch (error) {
    const output =
      error instanceof Error && 'stdout' in error ? `${String(error.stdout)}\n${String(Reflect.get(error, 'stderr'))}` : error;
    throw new Error(`The site does not build:\n${String(output).trim()}`);
  } finally {
    unlock();
  }
}

/** A folder is made in one step, so it can be a lock; one left by a killed process is taken over. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmdirSync(path);
    } catch {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats && Date.now() - stats.mtimeMs > STALE_LOCK_MS) rmdirSync(path);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
