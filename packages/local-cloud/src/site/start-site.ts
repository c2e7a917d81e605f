import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../children/free-port.ts';
import { startTetheredChild } from '../children/tethered-child.ts';
import type { HostEnvironment } from '../host-environment.ts';
import type { Log } from '../logs/log.ts';
import { buildSite } from './build-site.ts';

export interface SiteOptions {
  readonly mode: 'dev' | 'production';
  readonly root: string;
  readonly env: HostEnvironment;
  readonly log: Log;
  /** Called when it ends without being stopped. */
  readonly onExit: (how: string) => void;
}

export interface Site {
  /** On 127.0.0.1. */
  readonly port: number;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** Runs the Next.js site as a child. @throws an Error with Next's last words when it does not build or start. */
export async function startSite({ mode, root, env, log, onExit }: SiteOptions): Promise<Site> {
  const folder = join(root, 'web');
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next');
  const nodeEnv = { ...env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: mode === 'dev' ? 'development' : 'production' };
  if (mode === 'production') await buildSite({ root, folder, next, env: nodeEnv });
  const port = await freePort();
  const args = [next, mode === 'dev' ? 'dev' : 'start', '--port', String(port), '--hostname', '127.0.0.1'];
  const child = startTetheredChild({ command: process.execPath, args, cwd: folder, env: nodeEnv });
  for (const stream of [child.process.stdout, child.process.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (message) => {
      if (message.trim()) log.write({ source: 'site', level: 'info', message: message.trim() });
    });
  }
  let stopping = false;
  const failed = child.exited.then((how) => {
    if (!stopping) throw new Error(`The site did not start (${how}); see the log.`);
  });
  await Promise.race([answering(port), failed]);
  failed.catch(() => stopping || onExit('it ended'));
  return {
    port,
    stop: () => {
      stopping = true;
      return child.stop();
    },
  };
}

async function answering(port: number): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (Date.now() > deadline) throw new Error('The site does not answer; see the log.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A connection is enough: a request would make the development server compile a page. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
