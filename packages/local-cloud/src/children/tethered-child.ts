import { type ChildProcess, spawn } from 'node:child_process';

export interface TetheredChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface TetheredChild {
  readonly process: ChildProcess;
  /** Fulfilled with what ended it, `code 1` or `SIGKILL`. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
}

/**
 * The shell between holds the other end of a pipe to us. When the pipe closes, because we stop the child or because we were
 * killed ourselves, the child and its own children go too.
 */
const TETHER = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( cat <&3 >/dev/null; trap '' TERM; kill -TERM -$$ 2>/dev/null; sleep 3; kill -KILL -$$ 2>/dev/null ) &
wait $child
code=$?
trap '' TERM
kill -TERM -$$ 2>/dev/null
exit $code
`;

export function startTetheredChild({ command, args, cwd, env }: TetheredChildOptions): TetheredChild {
  const child = spawn('/bin/sh', ['-c', TETHER, 'tether', command, ...args], {
    ...(cwd !== undefined && { cwd }),
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdin?.on('error', () => {});
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return {
    process: child,
    exited,
    stop: async () => {
      child.stdin?.end();
      await exited;
    },
  };
}
