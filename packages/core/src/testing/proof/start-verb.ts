import { AppError } from '../../app-error.ts';
import { LostRun, RunCancelled } from '../../runs/lost-run.ts';
import { note } from './coverage.ts';
import { type Ports, portsOf } from './ports.ts';
import type { Sim } from './sim.ts';
import type { Fault, Verb } from './verb.ts';

export interface Starting {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly skewMs: number;
  readonly livesMs?: number;
  readonly work: (ports: Ports, verb: Verb) => Promise<unknown>;
  readonly onEnd?: (isWell: boolean) => void;
}

/** Sets a verb going; it comes as far as the scheduler lets it. */
export function startVerb(sim: Sim, { name, faults, skewMs, livesMs = Number.POSITIVE_INFINITY, work, onEnd }: Starting): void {
  sim.verbCount += 1;
  const verb: Verb = {
    id: sim.verbCount,
    name,
    faults,
    skewMs,
    startedMs: sim.clock.nowMs(),
    livesMs,
    calls: 0,
    isDead: false,
    isDone: false,
    seen: null,
    told: new Map(),
    onEnd: (isWell) => {
      sim.verbs.delete(verb);
      onEnd?.(isWell);
    },
  };
  sim.verbs.add(verb);
  const end = (isWell: boolean) => {
    if (verb.isDone) return;
    verb.isDone = true;
    verb.onEnd(isWell);
  };
  sim.scheduler.trace.push(`${verb.id} begins: ${name}`);
  work(portsOf(sim, verb), verb).then(
    () => end(true),
    (error: unknown) => {
      if (!isForeseen(error)) sim.books.violations.push(`fault: ${name} failed with ${describe(error)}`);
      if (error instanceof AppError) note(sim.coverage, `answer ${error.code}`);
      end(false);
    },
  );
}

/** A refusal, an outage, a lost race: an error of the closed family. All else is a mistake in the code under proof. */
function isForeseen(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isForeseen);
  return error instanceof LostRun || error instanceof RunCancelled || (error instanceof AppError && error.code !== 'internal');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
