import type { Interceptor, LocalCloud } from '@factoids/local-cloud';

/** One invocation of a function, as its AWS calls tell of it. */
export interface Invocation {
  readonly id: string;
  readonly functionName: string;
  /** Of the message it was given; `''` for other events. */
  readonly messageType: string;
  readonly runId: string | null;
  /** Its calls so far, each named by what it does and how often that was: `PutItem runs #2`. Secrets at a cold start do not count. */
  readonly moments: string[];
  /** How it ended, as the log says it: empty while it works. */
  end: string;
  /** Ends its process with SIGKILL, unless it has gone on to other work. */
  kill(): void;
}

export interface Invocations {
  /** Goes into the local cloud's options: it sees each call before a fault does. */
  readonly interceptor: Interceptor;
  watch(cloud: LocalCloud): void;
  find(id: string): Invocation | undefined;
  /** Those that work now. */
  open(): readonly Invocation[];
  /** Of a function, oldest first. */
  of(functionName: string): readonly Invocation[];
  /** Oldest first. */
  ofRun(runId: string): readonly Invocation[];
}

/** Keeps book of who works on what. */
export function trackInvocations(): Invocations {
  const seen = new Map<string, Invocation>();
  return {
    interceptor: (call, next) => {
      const { environment, service, operation } = call;
      const running = environment?.invocation;
      if (environment && running && service !== 'ssm') {
        const invocation = seen.get(running.invocationId) ?? newInvocation(environment, running);
        seen.set(invocation.id, invocation);
        const what = [operation, call.parse().tables.map(shortName).join('+')].join(' ').trim();
        const times = invocation.moments.filter((moment) => moment.startsWith(`${what} #`)).length;
        invocation.moments.push(`${what} #${times + 1}`);
      }
      return next(call);
    },
    watch: (cloud) => {
      cloud.logs.subscribe(({ message, fields }) => {
        const invocation = seen.get(String(fields.invocation ?? fields.request_id));
        const end = ENDS.find((each) => message.startsWith(each));
        if (invocation && end) invocation.end = end;
      });
    },
    find: (id) => seen.get(id),
    open: () => [...seen.values()].filter(({ end, functionName }) => end === '' && functionName === 'run-worker'),
    of: (functionName) => [...seen.values()].filter((each) => each.functionName === functionName),
    ofRun: (runId) => [...seen.values()].filter((each) => each.runId === runId),
  };
}

/** What an execution says when nothing went wrong with itself. */
export const EXECUTED = 'run executed';

const ENDS = [EXECUTED, 'settlement looked up', 'message failed', 'Runtime exited', 'Task timed out', 'request answered'];

const shortName = (table: string) => table.slice(table.lastIndexOf('-') + 1);

type Environment = NonNullable<Parameters<Interceptor>[0]['environment']>;

function newInvocation(environment: Environment, running: NonNullable<Environment['invocation']>): Invocation {
  const { type = '', run_id = null } = messageOf(running.event);
  return {
    id: running.invocationId,
    functionName: environment.functionName,
    messageType: type,
    runId: run_id,
    moments: [],
    end: '',
    kill: () => {
      if (environment.invocation?.invocationId === running.invocationId) environment.kill();
    },
  };
}

function messageOf(event: string): { type?: string; run_id?: string } {
  try {
    return JSON.parse(JSON.parse(event).Records[0].body);
  } catch {
    return {};
  }
}
