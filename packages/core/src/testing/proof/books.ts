import type { ChatSessionId, RunId } from '@factoids/contracts';
import {
  type Counter,
  counterId,
  type HoldPiece,
  holdPieces,
  type IdempotencyRecord,
  type Taking,
} from '../../admission/index.ts';
import type { Ending, Position, Run, RunCall, Settlement } from '../../runs/index.ts';
import type { RunBase } from '../../runs/run.ts';
import { budgetsOf, ceilings, isKilled, scopeWindow } from './ceilings.ts';
import { addRun, costOf, faultsOf, type Sums } from './expected-counters.ts';
import { requestFaults } from './request-faults.ts';
import type { Verb } from './verb.ts';
import type { World } from './world.ts';

interface Kept {
  run: Run;
  /** How often its hold was closed. */
  closings: number;
}

export type Books = ReturnType<typeof newBooks>;

/** What must be so, kept beside the stores from the writes that they accepted, and compared after each of them. */
export function newBooks(rates: readonly string[] | null) {
  const kept = new Map<RunId, Kept>();
  const sums = new Map<string, Sums>();
  const known = new Map<string, Counter>();
  const claims = new Map<string, IdempotencyRecord>();
  const limits = ceilings();
  const violations: string[] = [];
  const openTurns = new Map<ChatSessionId, Set<RunId>>();
  const createdBy = new Map<number, RunId>();
  const forgotten = new Set<ChatSessionId>();
  let touched: HoldPiece[] = [];

  function change(id: RunId, patch: Partial<RunBase>): void {
    const entry = kept.get(id);
    if (!entry) return void violations.push(`unknown: a write to ${id}, which nobody created`);
    addRun(sums, entry.run, -1);
    entry.run = { ...entry.run, ...patch };
    addRun(sums, entry.run, 1);
    touched.push(...entry.run.holds);
  }

  function close(id: RunId, verb: Verb, calls: readonly RunCall[]): void {
    const entry = kept.get(id);
    if (!entry || !['settled', 'released'].includes(entry.run.hold)) return;
    entry.closings += 1;
    if (entry.closings > 1) violations.push(`twice: ${id} has closed its hold ${entry.closings} times`);
    for (const { generationId, usage } of calls) {
      const told = generationId === null ? undefined : verb.told.get(generationId);
      if (told !== undefined && usage?.cost !== told)
        violations.push(`ledger: ${generationId} is booked at ${usage?.cost}, not ${told}`);
    }
    noteOvercharge(entry.run, costOf(calls));
  }

  function noteOvercharge({ holds }: Run, cost: number): void {
    for (const scope of new Set(holds.map((piece) => piece.scope))) {
      const own = holds.filter((piece) => piece.scope === scope);
      const above = cost - own.reduce((sum, { amount }) => sum + amount, 0);
      const last = own.at(-1);
      if (above > 0 && last) limits.overcharge(scopeWindow(last), above);
    }
  }

  function beginTurn(run: Run): void {
    if (run.kind !== 'chat') return;
    const { sessionId } = run.input;
    if (forgotten.has(sessionId)) violations.push(`forgotten: ${run.id} was begun in ${sessionId}`);
    openTurns.set(sessionId, (openTurns.get(sessionId) ?? new Set()).add(run.id));
  }

  function endTurn(run: Run | undefined): void {
    if (run?.kind === 'chat') openTurns.get(run.input.sessionId)?.delete(run.id);
  }

  function turnFaults(): string[] {
    return [...openTurns].flatMap(([id, turns]) =>
      turns.size > 1 ? [`turns: ${id} is busy with ${[...turns].join(', ')}`] : [],
    );
  }

  function tookRight(verb: Verb, { id, party, quote, input }: Run, takings: readonly Taking[]): void {
    const { seen } = verb;
    if (!seen?.controls) return void violations.push(`unread: ${id} was admitted by nobody who had read`);
    if (isKilled(party, input.model.id, seen.controls)) violations.push(`killed: ${id} was admitted`);
    for (const scope of budgetsOf(party, seen.controls, seen.now).keys()) {
      const amount = takings.reduce((sum, { key, amount }) => (key.scope === scope ? sum + amount : sum), 0);
      if (amount !== quote.maxCost) violations.push(`hold: ${id} holds ${amount} of ${quote.maxCost} in ${scope}`);
    }
  }

  return {
    violations,
    kept,
    /** Each created run, in order. */
    runIds: (): RunId[] => [...kept.keys()],
    /** By the verb's id, the run that it created last. */
    createdBy,
    takeCount: limits.count,
    sawCreate(
      verb: Verb,
      run: Run,
      { idempotency, takings }: { idempotency: IdempotencyRecord | null; takings: readonly Taking[] },
    ) {
      const claim = idempotency && `${idempotency.owner} ${idempotency.key}`;
      const earlier = claim && claims.get(claim);
      if (earlier && earlier.expiresAt > run.createdAt) violations.push(`doubled: ${run.id} beside ${earlier.runId} for one key`);
      if (claim && idempotency) claims.set(claim, idempotency);
      kept.set(run.id, { run, closings: 0 });
      createdBy.set(verb.id, run.id);
      beginTurn(run);
      addRun(sums, run, 1);
      touched.push(...run.holds);
      tookRight(verb, run, takings);
      if (verb.seen) limits.took({ seen: verb.seen, party: run.party, takings });
    },
    sawTopUp(verb: Verb, { runId }: Position, takings: readonly Taking[]) {
      const entry = kept.get(runId);
      if (entry && verb.seen) limits.took({ seen: verb.seen, party: entry.run.party, takings });
      change(runId, { holds: [...(entry?.run.holds ?? []), ...holdPieces(takings)] });
    },
    sawFinish(verb: Verb, { runId }: Position, { hold, calls, forget }: Ending) {
      if (kept.get(runId)?.run.hold !== 'held') violations.push(`twice: ${runId} ended again`);
      if (forget) claims.delete(`${forget.owner} ${forget.key}`);
      change(runId, { hold, calls });
      endTurn(kept.get(runId)?.run);
      close(runId, verb, calls);
    },
    sawSettle(verb: Verb, { id }: Run, { hold, calls }: Settlement) {
      change(id, { hold, calls });
      close(id, verb, calls);
    },
    sawForget: (id: ChatSessionId) => void forgotten.add(id),
    /** Compares what was touched since the last time with what the store holds. */
    async check(world: World): Promise<void> {
      const keys = [...new Map(touched.map((piece) => [counterId(piece), piece])).values()];
      touched = [];
      violations.push(...turnFaults());
      if (keys.length === 0) return;
      const counters = await world.readCounters(keys);
      for (const key of keys) {
        const counter = counters.get(counterId(key));
        if (counter) known.set(counterId(key), counter);
        violations.push(...faultsOf(counter, sums.get(counterId(key))), ...(counter ? requestFaults(counter, rates) : []));
      }
      for (const where of new Set(keys.map(scopeWindow))) {
        const own = [...known.values()].filter((counter) => scopeWindow(counter) === where);
        violations.push(
          ...limits.verdict(
            where,
            own.reduce((sum, { committed }) => sum + committed, 0),
          ),
        );
      }
      limits.discharge();
    },
  };
}
