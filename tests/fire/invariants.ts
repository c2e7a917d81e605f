import { isDeepStrictEqual } from 'node:util';
import { isTerminalEvent, type NanoUsd, type RunEvent } from '@factoids/contracts';
import type { ModelCall } from './model-desk.ts';
import type { FactoidItem, RunItem } from './table-reader.ts';

/** A reading of the run's stream over HTTP. */
export interface Reading {
  readonly after: number;
  readonly status: number;
  readonly events: readonly unknown[];
}

interface Billed extends ModelCall {
  readonly cost: NanoUsd | null;
}

/** Everything that is known of one accepted run once its time is over. */
export interface Evidence {
  readonly run: RunItem | undefined;
  readonly events: readonly RunEvent[];
  readonly factoids: readonly FactoidItem[];
  readonly readings: readonly Reading[];
  /** What its owner is told. */
  readonly view: { readonly status: string; readonly costUsd: string | null };
  /** The provider's own books, oldest first; `cost` is null for an attempt that it refused. */
  readonly calls: readonly Billed[];
  /** Whether one of its workers died or gave up: only then, or by a cancel, may the name of a generation be lost that was told. */
  readonly isBroken: boolean;
  /** Whether it met nothing that may keep a run from succeeding: at most what passes when it is tried again. */
  readonly isUnharmed: boolean;
}

export interface Breach {
  readonly kind: 'lost' | 'doubled' | 'mismatched';
  readonly what: string;
}

/** The promises that this run breaks, each named. */
export function breachesOf(evidence: Evidence): Breach[] {
  const { run } = evidence;
  if (!run) return [{ kind: 'lost', what: 'the accepted run does not exist' }];
  return [
    ...endBreaches(run, evidence),
    ...callBreaches(run, evidence),
    ...costBreaches(run, evidence),
    ...readBreaches(evidence),
  ];
}

const lost = (isSo: boolean, what: string): Breach[] => (isSo ? [{ kind: 'lost', what }] : []);
const doubled = (isSo: boolean, what: string): Breach[] => (isSo ? [{ kind: 'doubled', what }] : []);
const mismatched = (isSo: boolean, what: string): Breach[] => (isSo ? [{ kind: 'mismatched', what }] : []);

function endBreaches(run: RunItem, { events, factoids, isUnharmed }: Evidence): Breach[] {
  const terminal = events.filter(isTerminalEvent);
  const wanted = run.status === 'succeeded' ? 1 : 0;
  return [
    ...lost(!run.finishedAt, `it never ended (${run.status}, ${run.calls.length} calls)`),
    ...lost(isUnharmed && run.status !== 'succeeded', `nothing was in its way, and it ${run.status}`),
    ...lost(terminal.length === 0, 'its log has no terminal event'),
    ...lost(run.open_shard != null, 'it is still in the index of open runs'),
    ...lost(run.hold === 'held' || run.hold === 'settling', `its hold is ${run.hold}`),
    ...lost(factoids.length < wanted, 'it succeeded, and its factoid does not exist'),
    ...doubled(terminal.length > 1, `its log has ${terminal.length} terminal events`),
    ...doubled(factoids.length > wanted, `${factoids.length} factoids for a run that ${run.status}`),
    ...mismatched(
      events.some(({ seq }, index) => seq !== index + 1),
      `its events are ${events.map(({ seq }) => seq)}`,
    ),
    ...mismatched(events.length > 0 && events.at(-1) !== terminal.at(-1), 'something was written after its end'),
    ...mismatched(
      terminal[0] !== undefined && terminal[0].type !== run.status,
      `${terminal[0]?.type} in the log, ${run.status} in the record`,
    ),
    ...mismatched((factoids[0]?.factoid_id ?? null) !== (run.factoidId ?? null), 'it names another factoid than the one it made'),
  ];
}

function callBreaches(run: RunItem, { calls }: Evidence): Breach[] {
  const unasked = calls.slice(1).filter((_, index) => !calls[index]?.isUnfit);
  return [
    ...doubled(unasked.length > 0, `the model was called again after a fit answer (${calls.length} calls)`),
    ...doubled(calls.length > 2, `the model was called ${calls.length} times`),
    ...lost(calls.length > run.calls.length, `${calls.length} calls at the provider, ${run.calls.length} in the books`),
  ];
}

/** A call whose generation is known costs what the provider says; another costs nothing when it was refused, else the bound. */
function costBreaches(run: RunItem, { calls, factoids, view, isBroken }: Evidence): Breach[] {
  const breaches = run.calls.flatMap(({ generationId, usage }, index) => {
    const cost = usage?.cost ?? null;
    const billed = generationId ? calls.find((call) => call.generationId === generationId)?.cost : calls[index]?.cost;
    if (cost === null) return lost(true, `call ${index + 1} has no cost`);
    if (cost === (billed ?? 0)) return [];
    const isCutShort = isBroken || run.status === 'cancelled' || !calls[index]?.isNamed;
    const isNameLost = !generationId && isCutShort;
    const isBound = isNameLost && cost === run.quote.callMaxCost && cost >= (billed ?? 0);
    return mismatched(!isBound, `call ${index + 1} costs ${cost} in the books and ${billed ?? 'nothing'} at the provider`);
  });
  const total = run.calls.reduce((sum, { usage }) => sum + (usage?.cost ?? 0), 0);
  const told = view.costUsd === null ? null : Math.round(Number(view.costUsd) * 1e9);
  return [
    ...breaches,
    ...mismatched(told !== total, `its owner is told a cost of ${view.costUsd}, the books say ${total} nano-dollars`),
    ...mismatched(
      factoids[0] !== undefined && factoids[0].cost !== total,
      `its factoid costs ${factoids[0]?.cost}, the run ${total}`,
    ),
  ];
}

function readBreaches({ run, events, readings, view }: Evidence): Breach[] {
  const wrong = readings.filter(({ after, status, events: seen }) => {
    const rest = events.slice(after);
    return rest.length === 0 ? status !== 204 : status !== 200 || !isDeepStrictEqual(seen, rest);
  });
  return [
    ...mismatched(view.status !== run?.status, `its owner is told that it ${view.status}`),
    ...wrong.map(
      ({ after, status }): Breach => ({ kind: 'mismatched', what: `its stream after ${after} reads otherwise (${status})` }),
    ),
  ];
}
