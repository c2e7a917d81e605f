import { addUsd, type NanoUsd, nanoUsd, ZERO_USD } from '@factoids/contracts';
import { type ScopeId, settlePieces, type Window } from '../admission/index.ts';
import { type Run, usageOf } from '../runs/index.ts';

/** What the runs of a window say that a scope's counters hold. */
export interface ScopeTally {
  runs: number;
  spent: NanoUsd;
  /** Of runs whose hold is not closed yet. */
  held: NanoUsd;
  /** The part of what is held that waits for a cost. */
  settling: NanoUsd;
  openRuns: number;
}

export interface Share {
  runs: number;
  spent: NanoUsd;
}

/** Runs whose hold is not closed, with what they hold. */
interface OpenHold {
  readonly runId: Run['id'];
  readonly hold: 'held' | 'settling';
  /** The whole hold, in one scope. */
  readonly held: NanoUsd;
}

/** Everything that the runs of one window say, gathered run by run. */
export interface Tally {
  readonly window: Window;
  runs: number;
  spent: NanoUsd;
  readonly scopes: Map<ScopeId, ScopeTally>;
  readonly models: Map<string, Share>;
  readonly keys: Map<string, Share>;
  readonly open: OpenHold[];
}

export function newTally(window: Window): Tally {
  return { window, runs: 0, spent: ZERO_USD, scopes: new Map(), models: new Map(), keys: new Map(), open: [] };
}

/**
 * A closed hold has spent its whole cost in each scope that it touched, an open one holds there what it took. Of a run of the
 * day before, only what it took more of in this window belongs here.
 */
export function tallyRun(tally: Tally, run: Run): void {
  const isOpen = run.hold === 'held' || run.hold === 'settling';
  const cost = isOpen ? ZERO_USD : (usageOf(run.calls).cost ?? ZERO_USD);
  const pieces = run.holds.filter(({ window }) => window === tally.window);
  const isOwn = run.window === tally.window;
  if (!isOwn && pieces.length === 0) return;
  const settled = settlePieces(run.holds, cost, 'freed').filter(({ key }) => key.window === tally.window);
  const spentIn = (scope: ScopeId | undefined) =>
    nanoUsd(settled.reduce((sum, { key, spent }) => (key.scope === scope ? sum + spent : sum), 0));
  for (const scope of new Set(pieces.map((piece) => piece.scope))) {
    const own = pieces.filter((piece) => piece.scope === scope);
    const sum = entry(tally.scopes, scope, () => ({ runs: 0, spent: ZERO_USD, held: ZERO_USD, settling: ZERO_USD, openRuns: 0 }));
    sum.runs += 1;
    sum.spent = addUsd(sum.spent, spentIn(scope));
    const amount = addUsd(ZERO_USD, ...own.map((piece) => piece.amount));
    if (isOpen) sum.held = addUsd(sum.held, amount);
    if (run.hold === 'settling') sum.settling = addUsd(sum.settling, amount);
    if (run.hold === 'held') sum.openRuns += own.filter(({ hasSlot }) => hasSlot).length;
  }
  addToShares(tally, run, { runs: isOwn ? 1 : 0, spent: pieces.length > 0 ? spentIn(pieces[0]?.scope) : cost });
  if (isOpen) tally.open.push(openHold(run, pieces[0]?.scope));
}

function addToShares(tally: Tally, { input, owner }: Run, share: Share): void {
  tally.runs += share.runs;
  tally.spent = addUsd(tally.spent, share.spent);
  addShare(tally.models, input.model.id, share);
  if (owner.startsWith('key:')) addShare(tally.keys, owner.slice('key:'.length), share);
}

function openHold(run: Run, scope: ScopeId | undefined): OpenHold {
  const amounts = run.holds.filter((piece) => piece.scope === scope).map(({ amount }) => amount);
  return { runId: run.id, hold: run.hold === 'settling' ? 'settling' : 'held', held: addUsd(ZERO_USD, ...amounts) };
}

function addShare(shares: Map<string, Share>, name: string, { runs, spent }: Share): void {
  const share = entry(shares, name, () => ({ runs: 0, spent: ZERO_USD }));
  share.runs += runs;
  share.spent = addUsd(share.spent, spent);
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
