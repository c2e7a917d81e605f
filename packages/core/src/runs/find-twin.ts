import type { FactoidId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { type FactoidDraft, type FactoidStore, SAME_FROM, sameness, subjectKey, textHash } from '../factoids/index.ts';
import type { FactoidSearch } from '../search/index.ts';

/** A factoid that exists, as far as it matters to one that is being written. */
export interface Told {
  readonly id: FactoidId;
  readonly text: string;
}

interface Deps {
  readonly clock: Clock;
  readonly factoids: FactoidStore;
  readonly search: Pick<FactoidSearch, 'similar'>;
}

interface FindTwin {
  readonly deps: Deps;
  readonly draft: FactoidDraft;
  /** What the model was told of. */
  readonly known: readonly Told[];
}

/** An answer that is paid for waits no longer to be compared. */
const PATIENCE_MS = 1_500;
const SIMILAR = 10;
const OF_SUBJECT = 20;

/**
 * The stored factoid that says what a draft says, hidden ones by their very words; null when none is found. Compared is with
 * what the search holds for similar, the newest of its subject and those known. Whatever does not answer in time is left out.
 */
export async function findTwin({ deps, draft, known }: FindTwin): Promise<Told | null> {
  const [exact, similar, ofSubject] = await Promise.all([
    inTime(deps.clock, deps.factoids.findByText(textHash(draft.text)), null),
    inTime(deps.clock, findSimilar(deps, draft), []),
    inTime(deps.clock, newestOf(deps.factoids, subjectKey(draft.subject), OF_SUBJECT), []),
  ]);
  if (exact !== null) return { id: exact, text: draft.text };
  const ranked = [...similar, ...ofSubject, ...known]
    .map((told) => ({ told, score: sameness(draft.text, told.text) }))
    .filter(({ score }) => score >= SAME_FROM)
    .sort((a, b) => b.score - a.score);
  return ranked[0]?.told ?? null;
}

/** The newest factoids of a subject, or of all. */
export async function newestOf(factoids: FactoidStore, key: string | null, limit: number): Promise<readonly Told[]> {
  if (key === '') return [];
  const { records } = await factoids.list({ sort: 'new', subjectKey: key, minVotes: 0, after: null, limit });
  return records.map(({ id, text }) => ({ id, text }));
}

async function findSimilar({ factoids, search }: Deps, { text }: FactoidDraft): Promise<readonly Told[]> {
  const hits = await search.similar(text, SIMILAR);
  const records = await factoids.findMany(hits.map(({ id }) => id));
  return [...records.values()].map((record) => ({ id: record.id, text: record.text }));
}

/** What comes in time; the fallback where it does not, or the store or the search are away. */
async function inTime<Result>(clock: Clock, work: Promise<Result>, fallback: Result): Promise<Result> {
  const over = new AbortController();
  try {
    return await Promise.race([work, clock.sleep(PATIENCE_MS, over.signal).then(() => fallback)]);
  } catch (error) {
    if (error instanceof AppError) return fallback;
    throw error;
  } finally {
    over.abort();
  }
}
