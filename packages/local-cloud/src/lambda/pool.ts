import type { Environment, FailedAnswer } from './environment.ts';
import type { Answer, Invocation } from './runtime-api.ts';

export interface ThrottledAnswer {
  readonly kind: 'throttled';
  readonly message: string;
}

export type PoolAnswer = Answer | FailedAnswer | ThrottledAnswer;

export interface PoolOptions {
  /** Environments at once, warm or starting. */
  readonly limit: number;
  /** How long a call waits for one before it is refused. */
  readonly waitMs: number;
  readonly start: () => Environment;
}

interface Waiter {
  readonly take: (environment: Environment) => void;
  readonly refuse: (answer: PoolAnswer) => void;
}

/** The environments of one function. A call takes a warm one, or the first that is started or becomes free. */
export interface Pool {
  invoke(invocation: Omit<Invocation, 'deadlineMs'> & { timeoutMs: number }): Promise<PoolAnswer>;
  /** Starts environments ahead of calls. */
  warm(count: number): void;
  /** Lets running calls end, and starts the next ones on new environments. */
  renew(): void;
  readonly size: number;
  stop(): void;
}

export function createPool({ limit, waitMs, start }: PoolOptions): Pool {
  const idle: Environment[] = [];
  const waiters: Waiter[] = [];
  let members = new Set<Environment>();
  const retired = new Set<Environment>();
  let starting = 0;

  function free(environment: Environment): void {
    if (!environment.alive || !members.has(environment)) return discard(environment);
    const waiter = waiters.shift();
    if (waiter) waiter.take(environment);
    else idle.push(environment);
  }

  function discard(environment: Environment): void {
    members.delete(environment);
    retired.delete(environment);
    environment.stop();
    if (waiters.length > starting) grow();
  }

  function grow(): void {
    if (members.size >= limit) return;
    const environment = start();
    members.add(environment);
    starting += 1;
    environment.ready.then(
      () => {
        starting -= 1;
        free(environment);
      },
      (error: unknown) => {
        starting -= 1;
        const message = error instanceof Error ? error.message : String(error);
        waiters.shift()?.refuse({ kind: 'failed', reason: 'init_failed', message });
        discard(environment);
      },
    );
  }

  function takeIdle(): Environment | undefined {
    for (let environment = idle.pop(); environment; environment = idle.pop()) {
      if (environment.alive) return environment;
      members.delete(environment);
    }
    return undefined;
  }

  function wait(): Promise<Environment | PoolAnswer> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        take: (environment) => settle(environment),
        refuse: (answer) => settle(answer),
      };
      const timer = setTimeout(() => {
        waiters.splice(waiters.indexOf(waiter), 1);
        resolve({ kind: 'throttled', message: 'Rate Exceeded.' });
      }, waitMs);
      const settle = (value: Environment | PoolAnswer) => {
        clearTimeout(timer);
        resolve(value);
      };
      waiters.push(waiter);
      if (waiters.length > starting) grow();
    });
  }

  return {
    invoke: async ({ timeoutMs, ...call }) => {
      const environment = takeIdle() ?? (await wait());
      if ('kind' in environment) return environment;
      const { answer, settled } = environment.invoke({ ...call, deadlineMs: Date.now() + timeoutMs });
      settled.then(() => free(environment));
      return answer;
    },
    warm: (count) => {
      for (let missing = count - members.size; missing > 0; missing -= 1) grow();
    },
    renew: () => {
      for (const environment of members) retired.add(environment);
      members = new Set();
      for (const environment of idle.splice(0)) discard(environment);
    },
    get size() {
      return members.size;
    },
    stop: () => {
      for (const environment of [...members, ...retired]) environment.stop();
      for (const waiter of waiters.splice(0)) waiter.refuse({ kind: 'throttled', message: 'The local cloud is stopping.' });
    },
  };
}
