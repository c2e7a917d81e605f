import type { AdmissionQuery, AdmissionReading, Controls, Taking } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import type { ArtifactStore, ChatStore } from '../../chat/index.ts';
import type { NoticeQueue } from '../../notices/index.ts';
import type { Creation, Ending, Position, Run, RunQueue, RunStore, Settlement } from '../../runs/index.ts';
import { MODELS, PEPPER } from './askers.ts';
import type { Sim } from './sim.ts';
import type { Verb } from './verb.ts';

const MACHINES = 3;

type Work = (...args: never[]) => Promise<unknown>;
type Watch<Port> = {
  readonly [Method in keyof Port]?: Port[Method] extends (...args: infer Args) => Promise<infer Result>
    ? Watching<Args, Result>
    : never;
};

interface Watching<Args extends unknown[], Result> {
  readonly before?: (...args: Args) => void;
  readonly after?: (result: Result, ...args: Args) => void;
  /** What the port answers when it refuses although it need not. */
  readonly refused?: () => Result;
}

interface Gate<Port> {
  readonly sim: Sim;
  readonly verb: Verb;
  readonly name: string;
  readonly watch?: Watch<Port>;
  readonly outage?: () => Error;
}

const busy = () => new AppError('store_busy', { retryAfterSeconds: 1 });

/** The port as one verb sees it: every call waits to be let through, and may go wrong as the verb's faults say. */
function gate<Port extends object>(port: Port, { sim, verb, name, watch = {}, outage = busy }: Gate<Port>): Port {
  return new Proxy(port, {
    get(target, method) {
      const real = Reflect.get(target, method) as Work;
      const watching = Reflect.get(watch, method) as Watching<unknown[], unknown> | undefined;
      return (...args: never[]) =>
        sim.scheduler.hold({
          verb,
          label: `${name}.${String(method)}`,
          refused: watching?.refused,
          outage,
          async work() {
            watching?.before?.(...args);
            const result = await real.apply(target, args);
            watching?.after?.(result, ...args);
            return result;
          },
        });
    },
  });
}

function runStore(sim: Sim, verb: Verb): RunStore {
  const { books } = sim;
  const never = () => false;
  const watch: Watch<RunStore> = {
    create: {
      refused: () => ({ outcome: 'refused' as const }),
      after: ({ outcome }: Creation, run: Run, together) => void (outcome === 'created' && books.sawCreate(verb, run, together)),
    },
    topUp: {
      refused: never,
      after: (took: boolean, position: Position, takings: readonly Taking[]) =>
        void (took && books.sawTopUp(verb, position, takings)),
    },
    finish: {
      refused: never,
      after: (ended: boolean, position: Position, ending: Ending) => void (ended && books.sawFinish(verb, position, ending)),
    },
    settle: {
      refused: never,
      after: (settled: boolean, run: Run, settlement: Settlement) => void (settled && books.sawSettle(verb, run, settlement)),
    },
    startCall: { refused: never },
    takeLease: { refused: () => null },
    markResent: { refused: never },
  };
  return gate(sim.world.runs, { sim, verb, name: 'runs', watch });
}

function chatStore(sim: Sim, verb: Verb): ChatStore {
  const watch: Watch<ChatStore> = {
    open: { refused: () => false },
    remove: { after: (_, id) => sim.books.sawForget(id) },
  };
  return gate(sim.world.chats, { sim, verb, name: 'chats', watch });
}

/** Each machine remembers the controls that it has read itself. */
function admissionStore(sim: Sim, verb: Verb) {
  const machine = verb.id % MACHINES;
  const remember = (controls: Controls | null) => {
    if (controls) sim.machines.set(machine, controls);
  };
  const gated = gate(sim.world.admissions, {
    sim,
    verb,
    name: 'admissions',
    watch: {
      read: {
        before: ({ now }: AdmissionQuery) => {
          verb.seen = { controls: null, now: new Date(now), since: sim.books.takeCount() };
        },
        after: ({ controls }: AdmissionReading) => {
          if (verb.seen) verb.seen = { ...verb.seen, controls };
          remember(controls);
        },
      },
      seed: {
        after: (controls: Controls) => {
          if (verb.seen) verb.seen = { ...verb.seen, controls };
          remember(controls);
        },
      },
    },
  });
  return { read: gated.read, seed: gated.seed, lastControls: () => sim.machines.get(machine) ?? null };
}

function queue(sim: Sim, verb: Verb): RunQueue {
  const send: RunQueue['send'] = async (message, delaySeconds = 0) =>
    sim.mail.put(message, sim.clock.nowMs() + delaySeconds * 1_000);
  return gate({ send }, { sim, verb, name: 'queue', outage: () => new AppError('queue_unavailable') });
}

const PAGES = [{ title: 'Otters', url: 'https://otters.example/', excerpt: 'They drift.' }];
const artifacts: ArtifactStore = { put: async () => undefined, removeOf: async () => undefined };

const notices: NoticeQueue = { raise: async () => undefined };

/** Everything that verbs ask for, as one of them sees it. */
export function portsOf(sim: Sim, verb: Verb) {
  const { world, clock } = sim;
  const list = { models: MODELS, fetchedAt: world.startsAt, typicalCosts: {} };
  const prices = gate({ read: async () => list }, { sim, verb, name: 'prices' });
  return {
    clock: clock.of(verb),
    ids: world.ids,
    random: sim.random,
    runs: runStore(sim, verb),
    admissions: admissionStore(sim, verb),
    queue: queue(sim, verb),
    chats: chatStore(sim, verb),
    factoids: gate(world.factoids, { sim, verb, name: 'factoids' }),
    daily: { find: async () => null },
    related: gate({ find: async () => [] }, { sim, verb, name: 'related' }).find,
    web: gate({ search: async () => PAGES }, { sim, verb, name: 'web' }),
    artifacts: gate(artifacts, { sim, verb, name: 'artifacts' }),
    verdicts: { put: async () => true },
    onLost: () => undefined,
    onFault: (error: unknown) => {
      throw error;
    },
    search: gate({ similar: async () => [] }, { sim, verb, name: 'search' }),
    ledger: gate(world.ledger, { sim, verb, name: 'ledger' }),
    controls: gate(world.controls, { sim, verb, name: 'controls', watch: { save: { refused: () => false } } }),
    denyList: gate(world.denyList, { sim, verb, name: 'denyList' }),
    notices: gate(notices, { sim, verb, name: 'notices' }),
    readPriceList: () => prices.read(),
    seed: sim.seed,
    pepper: PEPPER,
    canVerify: false,
    leaseMs: 100_000,
  };
}

export type Ports = ReturnType<typeof portsOf>;
