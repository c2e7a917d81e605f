import type { FactoidId } from '@factoids/contracts';
import type {
  FeedbackRecord,
  FeedbackStore,
  FeedbackWrite,
  StandingVote,
  VoteChange,
  VoteStore,
  VoteTally,
} from '../opinions/index.ts';
import type { MemoryState } from './memory-run-store.ts';

/** What opinions are kept in; open to tests. */
export interface MemoryOpinions {
  readonly votes: VoteStore;
  readonly feedback: FeedbackStore;
  /** By factoid and owner. */
  readonly standing: Map<string, StandingVote>;
  /** By factoid and network: how many of its votes count. */
  readonly places: Map<string, number>;
  /** The votes that each factoid's place was made of. */
  readonly ranks: Map<FactoidId, VoteTally>;
}

interface State extends Pick<MemoryState, 'factoids' | 'book'> {
  readonly standing: Map<string, StandingVote>;
  readonly places: Map<string, number>;
  readonly reports: Set<string>;
  readonly given: FeedbackRecord[];
}

/** Votes and feedback in one process, on the factoids and counters of a run store. */
export function memoryOpinions({ factoids, book }: Pick<MemoryState, 'factoids' | 'book'>): MemoryOpinions {
  const ranks = new Map<FactoidId, VoteTally>();
  const state: State = { factoids, book, standing: new Map(), places: new Map(), reports: new Set(), given: [] };
  const { standing, places } = state;
  const votes: VoteStore = {
    read: async ({ id, owner, network }) => ({
      factoid: factoids.get(id) ?? null,
      vote: standing.get(`${id} ${owner}`) ?? null,
      fromNetwork: places.get(`${id} ${network}`) ?? 0,
    }),
    write: async (change) => writeVote(state, change),
    async rank(id, tally) {
      const record = factoids.get(id);
      if (!record || record.hidden) return null;
      if (record.votes.up === tally.up && record.votes.down === tally.down) ranks.set(id, tally);
      return record.votes;
    },
  };
  const feedback: FeedbackStore = {
    read: async (id, reporter) => ({ factoid: factoids.get(id) ?? null, hasReported: state.reports.has(`${id} ${reporter}`) }),
    write: async (write) => writeFeedback(state, write),
    async list({ factoidId, limit, cursor }) {
      const all = state.given.filter((record) => factoidId === null || record.factoidId === factoidId);
      const rest = all.filter(({ id }) => cursor === undefined || id < cursor).sort((a, b) => (a.id < b.id ? 1 : -1));
      const data = rest.slice(0, limit);
      const hasMore = rest.length > limit;
      return { data, has_more: hasMore, next_cursor: hasMore ? (data.at(-1)?.id ?? null) : null };
    },
  };
  return { votes, feedback, standing, places, ranks };
}

function writeVote(state: State, change: VoteChange): boolean {
  const { factoids, book, standing, places } = state;
  const { id, owner, before, after, tally, takes, frees, takings } = change;
  const record = factoids.get(id);
  const isTallied = tally.up !== 0 || tally.down !== 0;
  if (isTallied && (!record || record.hidden)) return false;
  if (JSON.stringify(standing.get(`${id} ${owner}`) ?? null) !== JSON.stringify(before)) return false;
  const place = (network: string) => places.get(`${id} ${network}`) ?? 0;
  if (takes && place(takes.network) > takes.takenAtMost) return false;
  if (!book.write(takings)) return false;
  if (after) standing.set(`${id} ${owner}`, after);
  else standing.delete(`${id} ${owner}`);
  if (takes) places.set(`${id} ${takes.network}`, place(takes.network) + 1);
  if (frees !== null) places.set(`${id} ${frees}`, place(frees) - 1);
  if (record) {
    const votes = { up: record.votes.up + tally.up, down: record.votes.down + tally.down };
    factoids.set(id, { ...record, votes });
  }
  return true;
}

function writeFeedback({ factoids, book, reports, given }: State, { record, report, takings }: FeedbackWrite): boolean {
  const { factoidId: id, createdAt: at } = record;
  const factoid = factoids.get(id);
  if (report) {
    if (!factoid || factoid.hidden || factoid.offensiveReports !== report.before || reports.has(`${id} ${report.by}`))
      return false;
  }
  if (!book.write(takings)) return false;
  given.push(record);
  if (!factoid || !report) return true;
  reports.add(`${id} ${report.by}`);
  const hidden = report.hides ? { at, by: 'reports' as const, reason: report.hides.reason } : factoid.hidden;
  factoids.set(id, { ...factoid, offensiveReports: report.before + 1, hidden });
  return true;
}
