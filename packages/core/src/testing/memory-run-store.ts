import { isTerminalEvent, RunEvent, type RunId, RunId as RunIdSchema } from '@factoids/contracts';
import { holdPieces, type IdempotencyRecord, type Taking } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { type DailyRecord, type FactoidRecord, textHash } from '../factoids/index.ts';
import type { Creation, Ending, Lease, Position, Run, RunCall, RunStore, Together } from '../runs/index.ts';
import type { RunBase } from '../runs/run.ts';
import { type CounterBook, counterBook } from './counter-book.ts';
import { type ChatState, leaveTurn, mayTakeTurn, settleTurn, takeTurn } from './memory-turns.ts';

/** Everything the store holds, open to tests. */
export interface MemoryState extends ChatState {
  readonly runs: Map<RunId, Run & { readonly leaseHolder?: string }>;
  readonly events: Map<RunId, RunEvent[]>;
  readonly idempotency: Map<string, IdempotencyRecord>;
  readonly factoids: Map<string, FactoidRecord>;
  /** By their day. */
  readonly dailies: Map<string, DailyRecord>;
  readonly book: CounterBook;
}

/** A RunStore in one process, held to the same contract as the real one. */
export function memoryRunStore(): { readonly store: RunStore; readonly state: MemoryState } {
  const state: MemoryState = {
    runs: new Map(),
    events: new Map(),
    idempotency: new Map(),
    factoids: new Map(),
    dailies: new Map(),
    chats: new Map(),
    messages: new Map(),
    book: counterBook(),
  };
  const { runs } = state;
  const change = (id: RunId, when: (run: Run) => boolean, patch: Partial<RunBase>): boolean => {
    const run = runs.get(id);
    if (!run || !when(run)) return false;
    runs.set(id, { ...run, ...patch });
    return true;
  };
  const store: RunStore = {
    find: async (id) => runs.get(id) ?? null,
    readEvents: async (id, afterSeq) => (state.events.get(id) ?? []).filter(({ seq }) => seq > afterSeq),
    create: async (run, together) => create(state, run, together),
    topUp: async (position, takings) => topUp(state, position, takings),
    listByOwner: async (owner, query) => listByOwner(state, owner, query),
    async listByWindow(window, { limit, cursor }) {
      const all = [...runs.values()].filter((run) => run.window === window).sort((a, b) => (a.id < b.id ? -1 : 1));
      const rest = all.filter(({ id }) => cursor === null || id > cursor);
      const data = rest.slice(0, limit);
      const hasMore = rest.length > limit;
      return { data, has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null };
    },
    listTraces: async (window, { since, limit }) =>
      [...runs.values()]
        .filter((run) => run.window === window && run.createdAt >= since)
        .slice(0, limit)
        .map(({ id, owner, party, promptHash }) => {
          return { runId: id, owner, network: party.kind === 'anonymous' ? party.network : null, promptHash };
        }),
    listOpen: async ({ madeBefore, limit }) =>
      [...runs.values()]
        .filter((run) => run.createdAt < madeBefore && (run.finishedAt === null || run.hold === 'settling'))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    takeLease: async (lease) => takeLease(state, lease),
    startCall: async (position, calls, event) => startCall(state, position, { calls, event }),
    async recordGeneration(id, index, generationId) {
      const calls = runs.get(id)?.calls.map((call, at) => (at === index ? { ...call, generationId } : call)) ?? [];
      change(id, (run) => run.calls.length > index, { calls });
    },
    append: async (event) => append(state, event),
    finish: async (position, ending) => finish(state, position, ending),
    requestCancel: async (id, at) => {
      const cancelRequestedAt = runs.get(id)?.cancelRequestedAt ?? at;
      return change(id, (run) => run.finishedAt === null, { cancelRequestedAt });
    },
    async settle(run, { calls, hold, changes }) {
      const settled = change(run.id, (now) => now.hold === 'settling', { calls, hold });
      if (settled) {
        state.book.change(changes);
        settleTurn(state, run, calls);
      }
      return settled;
    },
    markResent: async (run, at) =>
      change(run.id, (now) => now.sentAt === run.sentAt && now.finishedAt === null, { sentAt: at, sends: run.sends + 1 }),
  };
  return { store, state };
}

function append({ events }: MemoryState, event: RunEvent): boolean {
  const log = events.get(event.run_id) ?? [];
  const standing = log.find(({ seq }) => seq === event.seq);
  if (standing) return JSON.stringify(standing) === JSON.stringify(event);
  events.set(event.run_id, [...log, event]);
  return true;
}

function create(state: MemoryState, run: Run, { idempotency: record, takings, turn }: Together): Creation {
  const key = record && `${record.owner} ${record.key}`;
  const earlier = key && state.idempotency.get(key);
  if (earlier && earlier.expiresAt > run.createdAt) return { outcome: 'replayed', earlier };
  if (state.runs.has(run.id) || !mayTakeTurn(state, turn, run.createdAt) || !state.book.write(takings))
    return { outcome: 'refused' };
  if (key && record) state.idempotency.set(key, record);
  state.runs.set(run.id, run);
  takeTurn(state, turn, run.id);
  append(state, { type: 'pending', run_id: run.id, seq: 1, at: run.createdAt });
  return { outcome: 'created' };
}

function topUp(state: MemoryState, { runId, epoch }: Position, takings: readonly Taking[]): boolean {
  const run = state.runs.get(runId);
  if (!run || run.epoch !== epoch || run.finishedAt !== null || !state.book.write(takings)) return false;
  state.runs.set(runId, { ...run, holds: [...run.holds, ...holdPieces(takings)] });
  return true;
}

function listByOwner({ runs }: MemoryState, owner: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  if (cursor !== undefined && !RunIdSchema.safeParse(cursor).success) throw new AppError('invalid_cursor');
  const own = [...runs.values()]
    .filter((run) => run.owner === owner && (cursor === undefined || run.id < cursor))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const data = own.slice(0, limit);
  const hasMore = own.length > limit;
  return { data, has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null };
}

function takeLease({ runs }: MemoryState, { id, holder, now, until }: Lease): Run | null {
  const run = runs.get(id);
  if (!run || run.finishedAt !== null || run.calls.length > 0) return null;
  if (run.leaseUntil !== null && run.leaseUntil > now && run.leaseHolder !== holder) return null;
  const startedAt = run.startedAt ?? now;
  const leased = { ...run, epoch: run.epoch + 1, status: 'running' as const, startedAt, leaseUntil: until, leaseHolder: holder };
  runs.set(id, leased);
  return leased;
}

interface CallStart {
  readonly calls: readonly RunCall[];
  readonly event: RunEvent;
}

function startCall(state: MemoryState, { runId, epoch }: Position, { calls, event }: CallStart): boolean {
  const run = state.runs.get(runId);
  if (!run || run.epoch !== epoch || run.finishedAt !== null || run.cancelRequestedAt !== null) return false;
  if (!append(state, event)) return false;
  state.runs.set(runId, { ...run, calls });
  return true;
}

function finish(state: MemoryState, { runId, epoch, seq }: Position, ending: Ending): boolean {
  const run = state.runs.get(runId);
  const events = ending.events.map((body, index) =>
    RunEvent.parse({ ...body, run_id: runId, seq: seq + 1 + index, at: ending.at }),
  );
  const terminal = events.find(isTerminalEvent);
  const isTaken = (state.events.get(runId) ?? []).some((event) => event.seq > seq);
  if (!run || !terminal || run.epoch !== epoch || run.finishedAt !== null || isTaken) return false;
  if (run.holds.length !== ending.pieces) return false;
  if (ending.factoid && ending.daily !== null && state.dailies.has(ending.daily)) return false;
  if (ending.factoid && isSaid(state, ending.factoid)) return false;
  for (const event of events) append(state, event);
  const { at: finishedAt, calls, hold, problem, factoid } = ending;
  state.runs.set(runId, { ...run, status: terminal.type, finishedAt, calls, hold, problem, factoidId: factoid?.id ?? null });
  state.book.change(ending.changes);
  leaveTurn(state, { turn: ending.turn, runId, calls });
  if (factoid) state.factoids.set(factoid.id, factoid);
  const { daily } = ending;
  if (factoid && daily !== null) state.dailies.set(daily, { date: daily, factoidId: factoid.id, runId, createdAt: finishedAt });
  if (ending.forget) state.idempotency.delete(`${ending.forget.owner} ${ending.forget.key}`);
  return true;
}

function isSaid({ factoids }: MemoryState, { text }: FactoidRecord): boolean {
  const hash = textHash(text);
  return [...factoids.values()].some((factoid) => textHash(factoid.text) === hash);
}
