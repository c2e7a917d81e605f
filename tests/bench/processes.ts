import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One process of the local cloud. */
export interface ProcessUse {
  /** `run-worker` and the like for a function's environment, `local cloud` for this process, `dynamodb` for Java. */
  readonly name: string;
  /** Resident memory, with what it shares with others. */
  readonly rssMb: number;
  /** Processor time since it started. */
  readonly cpuMs: number;
}

const FUNCTION = /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=[^\0]*-bench-([^\0]+)/;
/** The program's own name: the shell that holds it has it among its arguments. */
const JAVA = /^(?:[^\0]*\/)?java\0/;
const PAGE_KB = 4;
const KB_PER_MB = 1_024;
const MS_PER_TICK = 10;

/** This process and all that it started, read from Linux's /proc; nothing elsewhere. */
export function processesOfCloud(): ProcessUse[] {
  const own = String(process.pid);
  const parents = new Map(runningPids().map((pid) => [pid, orUndefined(() => statOf(pid)[1])]));
  const isOurs = (pid: string | undefined): boolean =>
    pid === own || (pid !== undefined && pid !== '0' && isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs).flatMap((pid) => orUndefined(() => useOf(pid, pid === own)) ?? []);
}

function runningPids(): string[] {
  return existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
}

/** A process may end while it is being looked at. */
function orUndefined<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Fields of /proc/<pid>/stat after the command, which may contain spaces. */
function statOf(pid: string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function useOf(pid: string, isOwn: boolean): ProcessUse {
  const stat = statOf(pid);
  const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return {
    name: isOwn ? 'local cloud' : nameOf(pid),
    rssMb: (Number(resident) * PAGE_KB) / KB_PER_MB,
    cpuMs: (Number(stat[11]) + Number(stat[12])) * MS_PER_TICK,
  };
}

function nameOf(pid: string): string {
  const [, name] = FUNCTION.exec(readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? [];
  if (name !== undefined) return name;
  return JAVA.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ? 'dynamodb' : 'tethers';
}
