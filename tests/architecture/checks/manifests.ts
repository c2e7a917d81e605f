import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { judgeByExitCode } from './command.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

export const manifests: Check = {
  name: 'package manifests',
  async run(root) {
    // No packageManager field: with one, pnpm 12 looks for platform packages that a registry may lack.
    const sherif = await judgeByExitCode(root, 'sherif', ['--fail-on-warnings', '-r', 'root-package-manager-field']);
    const strays = await versionsBesideCatalog(root);
    return { ok: sherif.ok && strays.length === 0, output: [sherif.output, ...strays].join('\n') };
  },
};

/** What sherif does not see: a version of its own for something that the catalog settles, or that two packages use. */
async function versionsBesideCatalog(root: string): Promise<string[]> {
  const catalog = await catalogNames(root);
  const users = new Map<string, string[]>();
  const strays: string[] = [];
  for await (const path of glob(['package.json', '{functions,stacks,web,tests}/package.json', 'packages/*/package.json'], {
    cwd: root,
  })) {
    const { dependencies, devDependencies }: Manifest = JSON.parse(await readFile(join(root, path), 'utf8'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (version === 'catalog:' || version.startsWith('workspace:')) continue;
      users.set(name, [...(users.get(name) ?? []), path]);
      if (catalog.has(name)) strays.push(`${path}: ${name} ${version} goes past the catalog of pnpm-workspace.yaml`);
    }
  }
  const shared = [...users].filter(([, paths]) => paths.length > 1);
  return [...strays, ...shared.map(([name, paths]) => `${name} belongs into the catalog: used by ${paths.join(', ')}`)];
}

async function catalogNames(root: string): Promise<ReadonlySet<string>> {
  const workspace = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const [, block = ''] = /^catalog:\n((?: {2}.*\n)+)/m.exec(workspace) ?? [];
  return new Set([...block.matchAll(/^ {2}['"]?([^'":\s]+)['"]?:/gm)].map(([, name]) => String(name)));
}
