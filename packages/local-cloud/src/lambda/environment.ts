import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream';
import type { Credentials } from '../proxy/credentials.ts';
import { environmentVariables } from './environment-variables.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { type Answer, type Invocation, type RuntimeApi, startRuntimeApi } from './runtime-api.ts';

export interface FailedAnswer {
  readonly kind: 'failed';
  readonly reason: 'init_failed' | 'timed_out' | 'crashed';
  readonly message: string;
}

/** One process with one warm copy of a function; it runs one invocation at a time. */
export interface Environment {
  /** Fulfilled when the code is loaded. Rejects with the reason when it cannot be. */
  readonly ready: Promise<void>;
  /** `settled` is fulfilled when the environment may take the next one, or is gone. */
  invoke(invocation: Invocation): { answer: Promise<Answer | FailedAnswer>; settled: Promise<void> };
  readonly alive: boolean;
  /** Ends the process with SIGKILL; its invocation fails as one whose machine is lost. */
  kill(): void;
  stop(): void;
}

export interface EnvironmentOptions {
  readonly definition: FunctionDefinition;
  readonly region: string;
  readonly awsEndpoint: string;
  readonly credentials: Credentials;
  readonly path: string;
  /** Files: the runtime interface client, and what is loaded before it. */
  readonly runtimeClient: string;
  readonly preload: string;
  readonly onLine: (line: string, requestId: string | undefined) => void;
  /** Called before the function sees it. */
  readonly onInvoke?: (invocation: Invocation) => void;
  /** Called when the process is gone or as good as gone. */
  readonly onEnd?: () => void;
}

const INIT_TIMEOUT_MS = 10_000;

export function startEnvironment(options: EnvironmentOptions): Environment {
  const { definition, onLine } = options;
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let idle = Promise.withResolvers<void>();
  let current: string | undefined;
  let fail: ((failure: FailedAnswer) => void) | undefined;
  let child: ChildProcess | undefined;
  let api: RuntimeApi | undefined;
  let alive = true;

  function end(reason: FailedAnswer['reason'], message: string): void {
    if (!alive) return;
    alive = false;
    clearTimeout(initTimer);
    child?.kill('SIGKILL');
    api?.close();
    options.onEnd?.();
    ready.reject(new Error(message));
    fail?.({ kind: 'failed', reason, message });
    idle.resolve();
  }

  const initTimer = setTimeout(() => end('init_failed', 'the function was not ready within 10 s'), INIT_TIMEOUT_MS);

  async function boot(): Promise<void> {
    const onIdle = () => {
      clearTimeout(initTimer);
      current = undefined;
      ready.resolve();
      idle.resolve();
    };
    const onInitError = (message: string) => end('init_failed', message);
    api = await startRuntimeApi({ functionArn: definition.arn, onIdle, onInitError });
    if (!alive) return api.close();
    child = spawnRuntime(options, api.port);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => onLine(line, current));
    }
    child.once('error', (error) => end('crashed', error.message));
    child.once('exit', (code, signal) => end('crashed', `Runtime exited with ${signal ?? `code ${code}`}`));
  }
  boot().catch((error: unknown) => end('crashed', String(error)));

  return {
    ready: ready.promise,
    get alive() {
      return alive;
    },
    stop: () => end('crashed', 'the local cloud is stopping'),
    kill: () => end('crashed', 'Runtime exited with SIGKILL'),
    invoke: (invocation) => {
      idle = Promise.withResolvers<void>();
      current = invocation.requestId;
      options.onInvoke?.(invocation);
      const failed = new Promise<FailedAnswer>((resolve) => {
        fail = resolve;
      });
      const seconds = (definition.timeoutMs / 1000).toFixed(2);
      const timedOut = `Task timed out after ${seconds} seconds`;
      const timer = setTimeout(() => end('timed_out', timedOut), definition.timeoutMs);
      idle.promise.then(() => clearTimeout(timer));
      const answer = api ? api.invoke(invocation) : Promise.reject(new Error('the environment has not started'));
      return { answer: Promise.race([answer.then(readToEndOnFailure), failed]), settled: idle.promise };
    },
  };
}

/** A stream whose reader has gone must still be read, or the function would hang on a full pipe. */
function readToEndOnFailure(answer: Answer): Answer {
  if (answer.kind === 'stream') finished(answer.body, () => {});
  return answer;
}

function spawnRuntime(options: EnvironmentOptions, port: number): ChildProcess {
  const { definition, preload, runtimeClient } = options;
  return spawn(process.execPath, ['--import', preload, runtimeClient], {
    cwd: definition.codeDir,
    env: environmentVariables(definition, { ...options, runtimeApi: `127.0.0.1:${port}` }),
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches the local cloud, which then ends its environments in order.
    detached: true,
  });
}
