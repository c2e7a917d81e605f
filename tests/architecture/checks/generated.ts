import type { Check } from './check.ts';
import { judgeByExitCode } from './command.ts';

export const generated: Check = {
  name: 'generated files fresh',
  run: (root) => judgeByExitCode(root, process.execPath, ['packages/contracts/src/openapi/write.ts', '--check']),
};
