import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_OUT = new Set(['.git', '.build', '.next', '.open-next', '.sst', '.local', '.vite', '.cache', 'cdk.out', 'coverage']);

/** A copy of the working tree in which violations can be planted without anybody meeting them. */
export interface TreeCopy extends AsyncDisposable {
  readonly root: string;
  readonly plant: (files: Readonly<Record<string, string>>) => Promise<void>;
}

/** The workspaces' links into the store are copied as links, so that they lead to the copied packages. */
export async function copyTree(): Promise<TreeCopy> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'factoids-tree-')));
  const installed = join(ROOT, 'node_modules');
  await cp(ROOT, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path !== installed && !LEFT_OUT.has(basename(path)),
  });
  await symlink(installed, join(root, 'node_modules'));
  return {
    root,
    plant: async (files) => {
      await Promise.all(Object.entries(files).map(([path, content]) => write(join(root, path), content)));
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
