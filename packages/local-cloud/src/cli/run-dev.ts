import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { developerEnvironment } from '../host-environment.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { REPOSITORY } from '../options.ts';
import { startLocalCloud } from '../start-local-cloud.ts';
import { type DevArguments, parseDevArguments, USAGE } from './arguments.ts';
import { createDevConsole, type DevConsole } from './dev-console.ts';

const WORK_DIR = join(REPOSITORY.root, '.local');

/** @returns the exit code: 0 after Ctrl-C and SIGTERM too, since ending is what they ask for. */
export async function runDev(argv: readonly string[]): Promise<number> {
  let wanted: DevArguments;
  try {
    wanted = parseDevArguments(argv);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    return 2;
  }
  if (wanted.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const terminal = createDevConsole(join(WORK_DIR, 'logs'));
  try {
    return await runUntilAsked(wanted, terminal);
  } catch (error) {
    terminal.line(messageOf(error));
    return 1;
  } finally {
    terminal.close();
  }
}

async function runUntilAsked(wanted: DevArguments, terminal: DevConsole): Promise<number> {
  const startedAt = performance.now();
  const asked = endAsked();
  terminal.line("Starting Andy's Daily Factoids on this machine");
  const starting = startCloud(wanted, terminal).then(untilHealthy);
  const first = await Promise.race([starting, asked]);
  if (typeof first === 'string') {
    // Every child holds a pipe to this process and goes with it.
    terminal.line(`\n${first}: ending what has started`);
    return 0;
  }
  terminal.line(`\nReady in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n${first.url}\n`);
  // Runs that an earlier process left pending are sent again now and not only after the first minute.
  if (wanted.persist) first.runSchedule('reap-runs').catch(() => {});
  writeDaily(first, terminal);
  keepFindable(first);
  // The development server compiles a page when it is first asked for: better now than under the visitor's eyes.
  fetch(first.url)
    .then((page) => page.arrayBuffer())
    .catch(() => {});
  const reason = await asked;
  terminal.line(`\n${reason}: ending every child`);
  await first.stop();
  return 0;
}

function startCloud({ port, persist }: DevArguments, terminal: DevConsole): Promise<LocalCloud> {
  return startLocalCloud({
    frontDoorPort: port,
    site: 'dev',
    watch: true,
    warm: 1,
    env: developerEnvironment(REPOSITORY.root),
    workDir: WORK_DIR,
    log: terminal.sink,
    onStep: terminal.step,
    ...(persist && { stateDir: join(WORK_DIR, 'state') }),
  });
}

const HEALTHY = { withinMs: 20_000, askEveryMs: 200 } as const;

/** Ready is what answers as healthy: everything starts at once, and a probe of health has 700 ms. After a while it is said all the same. */
async function untilHealthy(cloud: LocalCloud): Promise<LocalCloud> {
  const giveUpAt = performance.now() + HEALTHY.withinMs;
  const isHealthy = () =>
    fetch(`${cloud.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isHealthy()) && performance.now() < giveUpAt) await sleep(HEALTHY.askEveryMs);
  return cloud;
}

/** At once and not only at its hour, so that the first page has a factoid. What goes wrong is left to the hour. */
function writeDaily(cloud: LocalCloud, terminal: DevConsole): void {
  cloud.runSchedule('write-daily').then(
    () => terminal.line('The factoid of the day is being written'),
    () => terminal.line('The factoid of the day could not be asked for; the next try is at five past the hour'),
  );
}

const VECTORS_EVERY_MS = 60_000;

/** What a developer publishes is found by its meaning after a minute, and not after twenty. */
function keepFindable(cloud: LocalCloud): void {
  const again = () => {
    setTimeout(async () => {
      const { embedded } = Embedded.parse(await cloud.runSchedule('embed-factoids').catch(() => NOTHING));
      if (embedded > 0) await cloud.runSchedule('build-search').catch(() => {});
      again();
    }, VECTORS_EVERY_MS).unref();
  };
  again();
}

const NOTHING = { embedded: 0 } as const;
const Embedded = z.object({ embedded: z.number() }).catch(NOTHING);

/** Fulfilled when the process is asked to end; a second time ends it at once. */
function endAsked(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.on(signal, () => process.exit(130));
        resolve(signal === 'SIGINT' ? 'Ctrl-C' : signal);
      });
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
