import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { useLocalCloud } from './local-cloud.ts';

const cloud = useLocalCloud();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function ops(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['packages/ops/src/cli.ts', ...args, '--url', cloud().url], { cwd: ROOT });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (out += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

it('the operator runs a schedule by hand, and learns what it did or why not', async () => {
  const ran = await ops('schedule:run', 'reap-runs', '--json');
  expect(ran).toMatchObject({ code: 0 });
  expect(JSON.parse(JSON.parse(ran.out).answer)).toMatchObject({ resend: 0, interrupt: 0 });
  expect(
    cloud()
      .usage.report()
      .map((row) => row.function),
  ).toContain('reap-runs');
  expect(await ops('schedule:run', 'nothing')).toMatchObject({ code: 1, out: expect.stringContaining('no function') });
});
