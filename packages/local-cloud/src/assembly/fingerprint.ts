import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set([
  'node_modules',
  '.build',
  '.next',
  'cdk.out',
  '.local',
  '.git',
  '.next-build.lock',
  'next-env.d.ts',
  'tsconfig.tsbuildinfo',
]);

/** A digest of the contents of the named files and folders; a missing one counts as empty. Tests beside the code do not count. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesBelow(join(root, each))).sort()) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return path.endsWith('.test.ts') ? [] : [path];
  return readdirSync(path).flatMap((name) => (SKIPPED.has(name) ? [] : filesBelow(join(path, name))));
}
