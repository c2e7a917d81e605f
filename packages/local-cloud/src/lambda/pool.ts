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
  /** How long a call waits for a busy environment before another is started; 0 where calls are long. */
  readonly patienceMs?: number;
  readonly start: () => Environment;
}

interface Waiter {
  readonly take: (environment: Environment) => void;
  readonly refuse: (answer: PoolAnswer) => void;
}

/** The environments of one function. A call takes a warm one, or the first that is started or becomes free. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #idle: Environment[] = [];
  readonly #waiters: Waiter[] = [];
  readonly #members = new Set<Environment>();
  /** Still busy with a call, and not to be given another. */
  readonly #retired = new Set<Environment>();
  #starting = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async invoke({ timeoutMs, ...call }: Omit<Invocation, 'deadlineMs'> & { timeoutMs: number }): Promise<PoolAnswer> {
    const environment = this.#takeIdle() ?? (await this.#wait());
    if ('kind' in environment) return environment;
    const { answer, settled } = environment.invoke({ ...call, deadlineMs: Date.now() + timeoutMs });
    settled.then(() => this.#free(environment));
    return answer;
  }

  /** Starts environments ahead of calls. */
  warm(count: number): void {
    for (let missing = count - this.#members.size; missing > 0; missing -= 1) this.#grow();
  }

  /** Lets running calls end, and starts the next ones on new environments. */
  renew(): void {
    for (const environment of this.#members) this.#retired.add(environment);
    this.#members.clear();
    for (const environment of this.#idle.splice(0)) this.#discard(environment);
  }

  stop(): void {
    for (const environment of [...this.#members, ...this.#retired]) environment.stop();
    for (const waiter of this.#waiters.splice(0)) waiter.refuse({ kind: 'throttled', message: 'The local cloud is stopping.' });
  }

  #takeIdle(): Environment | undefined {
    for (let environment = this.#idle.pop(); environment; environment = this.#idle.pop()) {
      if (environment.alive) return environment;
      this.#members.delete(environment);
    }
    return undefined;
  }

  #wait(): Promise<Environment | PoolAnswer> {
    const { promise, resolve } = Promise.withResolvers<Environment | PoolAnswer>();
    const waiter: Waiter = { take: resolve, refuse: resolve };
    const timer = setTimeout(() => {
      this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
      resolve({ kind: 'throttled', message: 'Rate Exceeded.' });
    }, this.#options.waitMs);
    this.#waiters.push(waiter);
    const patienceMs = this.#members.size === 0 ? 0 : (this.#options.patienceMs ?? 0);
    const impatience = patienceMs > 0 ? setTimeout(() => this.#growForWaiters(), patienceMs) : undefined;
    if (!impatience) this.#growForWaiters();
    return promise.finally(() => {
      clearTimeout(timer);
      clearTimeout(impatience);
    });
  }

  #growForWaiters(): void {
    if (this.#waiters.length > this.#starting) this.#grow();
  }

  #grow(): void {
    if (this.#members.size >= this.#options.limit) return;
    const environment = this.#options.start();
    this.#members.add(environment);
    this.#starting += 1;
    environment.ready.then(
      () => {
        this.#starting -= 1;
        this.#free(environment);
      },
      (error: unknown) => {
        this.#starting -= 1;
        const message = error instanceof Error ? error.message : String(error);
        this.#waiters.shift()?.refuse({ kind: 'failed', reason: 'init_failed', message });
        this.#discard(environment);
      },
    );
  }

  #free(environment: Environment): void {
    if (!(environment.alive && this.#members.has(environment))) {
      this.#discard(environment);
      return;
    }
    const waiter = this.#waiters.shift();
    if (waiter) waiter.take(environment);
    else this.#idle.push(environment);
  }

  #discard(environment: Environment): void {
    this.#members.delete(environment);
    this.#retired.delete(environment);
    environment.stop();
    this.#growForWaiters();
  }
}
