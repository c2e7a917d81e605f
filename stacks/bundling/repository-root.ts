import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of pnpm-workspace.yaml. Sought from the working directory, since `sst` runs these files from a bundle of its own. */
export function repositoryRoot(from = process.cwd()): string {
  if (existsSync(join(from, 'pnpm-workspace.yaml'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('No pnpm-workspace.yaml above the working directory: run this inside the repository.');
  return repositoryRoot(parent);
}
