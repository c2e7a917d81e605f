import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fingerprint } from './fingerprint.ts';

const run = promisify(execFile);

export interface SynthesisOptions {
  /** The repository. */
  readonly root: string;
  /** The module that exports `composeStacks(app, { stage, root })`. */
  readonly compose: string;
  /** Files and folders, relative to `root`, that decide what comes out. */
  readonly inputs: readonly string[];
  readonly stage: string;
  /** Where assemblies are kept, one folder an input digest. */
  readonly cacheDir: string;
}

export interface Assembly {
  readonly dir: string;
  /** Nothing had changed, and an earlier assembly serves. */
  readonly reused: boolean;
}

const KEPT_ASSEMBLIES = 4;

/**
 * The synthesized stacks; at once when none of their inputs changed.
 * @throws an Error with the message of the stacks that do not synthesize.
 */
export async function synthesize(options: SynthesisOptions): Promise<Assembly> {
  const { root, inputs, stage, cacheDir } = options;
  const dir = join(cacheDir, `${stage}-${fingerprint(root, inputs)}`);
  if (existsSync(join(dir, 'manifest.json'))) {
    const now = new Date();
    utimesSync(dir, now, now);
    return { dir, reused: true };
  }
  mkdirSync(cacheDir, { recursive: true });
  const draft = `${dir}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  await compose(options, draft);
  publish(draft, dir);
  removeOldAssemblies(cacheDir);
  return { dir, reused: false };
}

async function compose({ root, compose: module, stage }: SynthesisOptions, outdir: string): Promise<void> {
  const child = fileURLToPath(new URL('./compose-child.ts', import.meta.url));
  const order = JSON.stringify({ compose: module, outdir, stage, root });
  try {
    await run(process.execPath, [child, order], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`The stacks do not synthesize:\n${stderr}`);
  }
}

/** Another process may have published the same assembly meanwhile: then that one serves. */
function publish(draft: string, dir: string): void {
  try {
    renameSync(draft, dir);
  } catch (error) {
    if (!existsSync(join(dir, 'manifest.json'))) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeOldAssemblies(cacheDir: string): void {
  const assemblies = readdirSync(cacheDir)
    .filter((name) => !name.endsWith('.draft'))
    .map((name) => ({ path: join(cacheDir, name), usedAt: statSync(join(cacheDir, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { path } of assemblies.slice(KEPT_ASSEMBLIES)) rmSync(path, { recursive: true, force: true });
}
