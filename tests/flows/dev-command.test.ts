import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEV = 'packages/local-cloud/src/cli/dev.ts';
const READY_WITHIN_MS = 90_000;

interface Dev {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly exit: Promise<number | null>;
}

const running: Dev[] = [];

/** `pnpm dev` without a terminal, as the script starts it. */
function startDev(args: readonly string[], env: Record<string, string> = {}): Dev {
  const child = spawn(process.execPath, [DEV, ...args], { cwd: ROOT, env: { ...process.env, ...env } });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const dev = { child, out: () => chunks.join(''), exit };
  running.push(dev);
  return dev;
}

afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill('SIGKILL');
    await exit;
  }
});

async function addressOf({ out }: Dev): Promise<string> {
  await expect.poll(out, { timeout: READY_WITHIN_MS, interval: 200 }).toMatch(/Ready in .* s\nhttp:\/\/localhost:\d+\n/);
  return /\nhttp:\/\/localhost:\d+/.exec(out())?.[0].trim() ?? '';
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function parentOf(pid: string): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S /s, '')
        .split(' ')[0],
    );
  } catch {
    return 0;
  }
}

describe('pnpm dev', () => {
  it('says what it starts, serves site and API at one address, and takes every child with it on Ctrl-C', async () => {
    const dev = startDev(['--port', '0']);
    const url = await addressOf(dev);
    expect(dev.out()).toMatch(/DynamoDB Local +\d+\.\d s/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('Andy');
    const children = descendants(dev.child.pid ?? 0);
    expect(children.length).toBeGreaterThan(2);
    dev.child.kill('SIGINT');
    expect(await dev.exit).toBe(0);
    await expect.poll(() => children.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 20_000 }).toEqual([]);
  }, 150_000);

  it('names a port that is taken, and the way out, in one line', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const address = squatter.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const dev = startDev(['--port', port]);
    expect(await dev.exit).toBe(1);
    expect(dev.out().trim().split('\n').at(-1)).toMatch(new RegExp(`${port}.*--port`));
    squatter.close();
  });

  it('names a missing Java, and the remedy, in one line', async () => {
    const dev = startDev(['--port', '0'], { PATH: '/nowhere', JAVA_HOME: '' });
    expect(await dev.exit).toBe(1);
    expect(dev.out().trim().split('\n').at(-1)).toMatch(/Java.*17/);
  });
});
