import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from 'esbuild';
import { BUILD_SETTINGS, bundleFunction } from './bundle-function.ts';

export interface FunctionBundleOptions {
  /** Absolute. */
  readonly root: string;
  /** Relative to `root`. */
  readonly entry: string;
  readonly name: string;
}

/**
 * The folder `.build/functions/<name>` with the function's bundle, built again only when a file that went into it, the
 * lockfile or the settings have changed. Throws when the entry is missing.
 */
export function functionBundle({ root, entry, name }: FunctionBundleOptions): string {
  if (!existsSync(join(root, entry))) throw new Error(`${name}: there is no ${entry} to bundle.`);
  const outdir = join(root, '.build/functions', name);
  const stampFile = `${outdir}.stamp`;
  if (existsSync(join(outdir, 'index.mjs')) && isFresh(stampFile, root)) return outdir;
  const { metafile } = bundleFunction({ root, entry, outdir });
  writeFileSync(stampFile, stampOf(root, [entry, ...Object.keys(metafile.inputs)]));
  return outdir;
}

/** First line: the files. Then what they, and everything else that decides the output, looked like. */
function stampOf(root: string, files: readonly string[]): string {
  const unique = [...new Set([...files, 'pnpm-lock.yaml'])].sort();
  const states = unique.map((file) => stateOf(join(root, file)));
  return [JSON.stringify(unique), version, JSON.stringify(BUILD_SETTINGS), ...states].join('\n');
}

function stateOf(path: string): string {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
  return `${mtimeMs} ${size}`;
}

function isFresh(stampFile: string, root: string): boolean {
  if (!existsSync(stampFile)) return false;
  const stamp = readFileSync(stampFile, 'utf8');
  const files: unknown = JSON.parse(stamp.slice(0, stamp.indexOf('\n')));
  return Array.isArray(files) && stampOf(root, files.map(String)) === stamp;
}
