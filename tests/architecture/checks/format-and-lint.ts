import type { Check } from './check.ts';
import { judgeByExitCode } from './command.ts';

export const formatAndLint: Check = {
  name: 'format and lint',
  run: (root) => judgeByExitCode(root, 'biome', ['check', '--error-on-warnings', '--max-diagnostics=100', '.']),
};
