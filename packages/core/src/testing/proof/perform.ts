import type { RunId } from '@factoids/contracts';
import { windowOf } from '../../admission/index.ts';
import { closeDay } from '../../closing/index.ts';
import { embedTexts } from '../../embeddings/index.ts';
import { boostBudget, killTarget, setPolicy, unkillTarget } from '../../operations/index.ts';
import { cancelRun, quoteRun, reapRuns, requestRun } from '../../runs/index.ts';
import { oneQueue } from '../memory-run-queue.ts';
import { ASKERS, MODELS } from './askers.ts';
import { forget, open, say } from './chat-verbs.ts';
import { isOvercharge } from './close-faults.ts';
import type { Act, Command } from './commands.ts';
import { note } from './coverage.ts';
import { deliver } from './deliver.ts';
import { embedding } from './fake-embedder.ts';
import { policyJson } from './policy-json.ts';
import type { Ports } from './ports.ts';
import { midnightAfter, passTime, type Sim } from './sim.ts';
import { startVerb } from './start-verb.ts';
import type { Verb } from './verb.ts';

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
/** A policy that is changed within a minute of midnight is refused: none takes that long to be written. */
const LEVER_MS = 55_000;
const ORDER = { by: 'ops', reason: 'proof', dryRun: false } as const;

/** Begins what a command says. It is carried on by the scheduler, beside everything that is on its way. */
export function perform(sim: Sim, command: Command): void {
  const { faults, skewMs } = command;
  const start: Start = (work, livesMs) =>
    startVerb(sim, {
      name: JSON.stringify({ ...command, faults: undefined }),
      faults,
      skewMs,
      work,
      ...(livesMs && { livesMs }),
    });
  switch (command.do) {
    case 'quote':
      start((deps) => quoteRun({ deps, input: { ...askedBy(command), noteLimits: () => undefined } }));
      break;
    case 'admit':
      start((deps) => requestRun({ deps, input: requestOf(command) }));
      if (command.twice) start((deps) => requestRun({ deps, input: requestOf(command) }));
      break;
    case 'burst':
      burst(command, start);
      break;
    case 'open':
      open(sim, command, start);
      break;
    case 'say':
      say(sim, command, start);
      break;
    case 'forget':
      forget(sim, command.pick, start);
      break;
    case 'embed':
      start((deps, verb) => embedTexts({ deps: { ...deps, ...embedding(sim, verb, command.answer) }, texts: ['Otters'] }));
      break;
    case 'deliver':
      deliver(sim, command);
      break;
    case 'lose':
      sim.mail.letters.splice(command.pick % Math.max(1, sim.mail.letters.length), 1);
      break;
    case 'cancel':
      cancel(sim, command.pick, start);
      break;
    case 'reap':
      start((deps) => reapRuns({ deps: { ...deps, queues: oneQueue(deps.queue) } }));
      break;
    case 'close':
      close(sim, command.daysBack, start);
      break;
    case 'advance':
      passTime(sim, momentOf(sim.clock.nowMs(), command));
      break;
    default:
      start((deps) => pull(deps, { act: command, rates: sim.given.rates }), LEVER_MS);
  }
}

type Start = (work: (ports: Ports, verb: Verb) => Promise<unknown>, livesMs?: number) => void;
type LeverAct = Extract<Act, { do: 'policy' | 'boost' | 'kill' | 'unkill' }>;

function pull(deps: Ports, { act, rates }: { act: LeverAct; rates: readonly string[] | null }): Promise<unknown> {
  switch (act.do) {
    case 'policy':
      return setPolicy({ deps, order: ORDER, input: { policyJson: policyJson(act.budgets, rates) } });
    case 'boost':
      return boostBudget({ deps, order: ORDER, input: act });
    case 'kill':
      return killTarget({ deps, order: ORDER, input: act });
    case 'unkill':
      return unkillTarget({ deps, order: ORDER, input: act });
  }
}

function askedBy({ asker, model }: { asker: number; model: number }) {
  return { caller: ASKERS[asker]!.caller, body: { model: MODELS[model]!.id } };
}

function requestOf(command: Extract<Act, { do: 'admit' }>) {
  const idempotencyKey = command.key === null ? undefined : `key-${command.key}`;
  return { ...askedBy(command), idempotencyKey, noteLimits: () => undefined };
}

function burst({ asker, model, count, isOne }: Extract<Act, { do: 'burst' }>, start: Start): void {
  for (let index = 0; index < count; index += 1) {
    const who = isOne ? asker : (asker + index) % ASKERS.length;
    const input = { ...askedBy({ asker: who, model }), idempotencyKey: undefined, noteLimits: () => undefined };
    start((deps) => requestRun({ deps, input }));
  }
}

function cancel({ books }: Sim, pick: number, start: Start): void {
  const ids: RunId[] = books.runIds();
  const id = ids[pick % Math.max(1, ids.length)];
  const owner = id && books.kept.get(id)?.run.owner;
  const principal = ASKERS.map((asker) => asker.principal).find(
    (each) => owner === (each.kind === 'anonymous' ? `session:${each.sessionId}` : `key:${each.keyId}`),
  );
  if (id && principal) start((deps) => cancelRun({ deps, input: { principal, id, surface: 'site' } }));
}

/**
 * The schedule comes a minute after midnight at the earliest; by then whoever decides on what was read before has timed out, and who
 * began after it by a clock that is behind.
 */
function close(sim: Sim, daysBack: number, start: Start): void {
  const nowMs = sim.clock.nowMs();
  const midnight = midnightAfter(nowMs) - DAY_MS;
  passTime(sim, midnight + 60 * SECOND_MS);
  for (const verb of sim.verbs) if (verb.startedMs + verb.skewMs < midnight) sim.scheduler.crash(verb);
  const window = windowOf(new Date(midnight - daysBack * DAY_MS + DAY_MS / 2));
  start(async (deps) => {
    const { outcome, drift } = await closeDay({ deps: { ...deps, lookup: sim.provider.archive, hasTime: () => true }, window });
    note(sim.coverage, `day ${outcome}`);
    if (outcome === 'closed' && drift.some((each) => !isOvercharge(sim.given, each)))
      sim.books.violations.push(`drift: ${window} was closed with ${JSON.stringify(drift)}`);
  });
}

function momentOf(nowMs: number, { by, amount }: Extract<Act, { do: 'advance' }>): number {
  switch (by) {
    case 'seconds':
      return nowMs + amount * SECOND_MS;
    case 'lease':
      return nowMs + (100 + amount) * SECOND_MS;
    case 'hours':
      return nowMs + amount * 600 * SECOND_MS;
    case 'eve':
      return midnightAfter(nowMs) - amount * 20;
    case 'midnight':
      return midnightAfter(nowMs) + amount * 20;
  }
}
