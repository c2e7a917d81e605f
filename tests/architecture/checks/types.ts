import { join } from 'node:path';
import type { Check } from './check.ts';
import { judgeByExitCode } from './command.ts';

function typeCheck(name: string, project: string): Check {
  const buildInfo = (root: string) => join(root, '.build', 'verify', `${name.replaceAll(' ', '-')}.tsbuildinfo`);
  return {
    name,
    run: (root) =>
      judgeByExitCode(root, 'tsc', ['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', buildInfo(root)]),
  };
}

export const types = typeCheck('types', 'tsconfig.json');
export const siteTypes = typeCheck('types of the site', 'web/tsconfig.json');
