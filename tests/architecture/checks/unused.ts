import type { Check } from './check.ts';
import { judgeByExitCode } from './command.ts';

export const unused: Check = {
  name: 'nothing unused',
  run: (root) => judgeByExitCode(root, 'knip', ['--no-progress']),
};
