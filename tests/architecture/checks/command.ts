import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { CheckResult } from './check.ts';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs a tool of `node_modules/.bin` (or an absolute path) in `root`, without a terminal and without colours. */
export function runTool(root: string, tool: string, args: readonly string[]): Promise<CommandResult> {
  const bin = join(root, 'node_modules', '.bin');
  const { FORCE_COLOR: _colours, ...inherited } = process.env;
  const env = { ...inherited, PATH: `${bin}${delimiter}${inherited.PATH ?? ''}`, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(tool, args, { cwd: root, env, maxBuffer: MAX_OUTPUT_BYTES }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: child.exitCode ?? 1, stdout, stderr });
    });
    child.stdin?.end();
  });
}

/** For tools whose exit code is the verdict and whose words are the explanation. */
export async function judgeByExitCode(root: string, tool: string, args: readonly string[]): Promise<CheckResult> {
  const { code, stdout, stderr } = await runTool(root, tool, args);
  return { ok: code === 0, output: `${stdout}${stderr}`.trim() };
}
