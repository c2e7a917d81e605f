import type { FaultKind, Verb } from './verb.ts';

/** A call of a port, as a verb makes it. */
export interface PortCall<Result> {
  readonly verb: Verb;
  readonly label: string;
  readonly work: () => Promise<Result>;
  /** What the port answers when it refuses; absent where it never does. */
  readonly refused?: (() => Result) | undefined;
  /** What it throws when it cannot answer. */
  readonly outage: () => Error;
}

interface Held {
  readonly verb: Verb;
  readonly label: string;
  readonly release: () => Promise<void>;
}

export type CallScheduler = ReturnType<typeof callScheduler>;

/** Lets everything run that can without a further call. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Holds every call of every verb, and lets them through in an order drawn by lot: all interleavings at awaits are possible. */
export function callScheduler(random: () => number) {
  const held: Held[] = [];
  const trace: string[] = [];

  function crash(verb: Verb): void {
    verb.isDead = true;
    for (let index = held.length - 1; index >= 0; index -= 1) if (held[index]?.verb === verb) held.splice(index, 1);
    if (verb.isDone) return;
    verb.isDone = true;
    verb.onEnd(false);
  }

  function note(verb: Verb, label: string, fault: FaultKind | undefined): void {
    trace.push(fault ? `${verb.id} ${label} !${fault}` : `${verb.id} ${label}`);
  }

  return {
    trace,
    crash,
    heldCount: () => held.length,
    /** Resolves once the call was let through; never, when the verb has died. */
    hold<Result>(call: PortCall<Result>): Promise<Result> {
      const { verb, label } = call;
      const fault = verb.faults.find(({ at }) => at === verb.calls)?.kind;
      verb.calls += 1;
      return new Promise((resolve, reject) => {
        if (verb.isDead) return;
        const release = async () => {
          note(verb, label, fault);
          await carryOut(call, fault, { resolve, reject, crash });
        };
        held.push({ verb, label, release });
      });
    },
    /** Lets through as many calls as that, at once. */
    async release(count: number): Promise<void> {
      const chosen: Held[] = [];
      while (chosen.length < count && held.length > 0) chosen.push(...held.splice(Math.floor(random() * held.length), 1));
      if (chosen.length === 1) await chosen[0]?.release();
      else await Promise.all(chosen.map(({ release }) => release()));
      await settled();
    },
  };
}

interface Outcome<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  readonly crash: (verb: Verb) => void;
}

async function carryOut<Result>(
  { verb, work, refused, outage }: PortCall<Result>,
  fault: FaultKind | undefined,
  { resolve, reject, crash }: Outcome<Result>,
): Promise<void> {
  if (fault === 'crash_before') return crash(verb);
  if (fault === 'busy' || (fault === 'refused' && !refused)) return reject(outage());
  if (fault === 'refused' && refused) return resolve(refused());
  try {
    const result = await work();
    if (fault === 'crash_after') return crash(verb);
    if (fault === 'unanswered') return reject(outage());
    resolve(result);
  } catch (error) {
    reject(error);
  }
}
