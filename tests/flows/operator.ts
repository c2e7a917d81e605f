import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LocalCloud } from '@factoids/local-cloud';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `pnpm ops` as the operator runs it, against this local cloud. */
export function runOps({ url }: LocalCloud, args: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['packages/ops/src/cli.ts', ...args, '--url', url], { cwd: ROOT });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: chunks.join('') })));
}

/** A new API key's value. @param args beside `--json`, such as `--name` and `--tier` */
export async function createApiKey(cloud: LocalCloud, args: readonly string[]): Promise<string> {
  const { code, out } = await runOps(cloud, ['key:create', '--json', ...args]);
  if (code !== 0) throw new Error(out);
  return JSON.parse(out).api_key;
}
