import type { Clock } from '../../clock.ts';
import type { FindRelated, RelatedQuestion } from '../../embeddings/index.ts';
import type { FactoidRecord, FactoidStore } from '../../factoids/index.ts';
import { cut } from '../../text/index.ts';
import type { FoundSource } from '../chat-tool.ts';

export interface RelatedDeps {
  readonly factoids: Pick<FactoidStore, 'findMany'>;
  readonly related: FindRelated;
}

const QUERY_MAX_CHARS = 1_000;

/** Factoids that matter to a text, best first; without those that were taken down. Throws `search_unavailable`. */
export async function relatedFactoids(deps: RelatedDeps, question: RelatedQuestion): Promise<readonly FactoidRecord[]> {
  const ids = await deps.related({ ...question, text: cut(question.text, QUERY_MAX_CHARS) });
  const found = await deps.factoids.findMany(ids);
  return ids.flatMap((id) => {
    const record = found.get(id);
    return record && record.hidden === null ? [record] : [];
  });
}

export function factoidSource({ id, subject, text }: FactoidRecord): FoundSource {
  return { kind: 'factoid', title: subject, url: `/f/${id}`, excerpt: text };
}

/** Before an answer, whose first word waits for this: so by words, which cost nothing. The tool goes by meaning, too. */
const BEFORE_ANSWER = { limit: 4, by: 'words', timeoutMs: 2_000 } as const;

/** What an answer may begin with. Nothing when the search is away or slow. */
export async function retrieve(deps: RelatedDeps & { clock: Clock }, text: string): Promise<readonly FoundSource[]> {
  const done = new AbortController();
  const { limit, by, timeoutMs } = BEFORE_ANSWER;
  const late = deps.clock.sleep(timeoutMs, done.signal).then(() => []);
  const found = relatedFactoids(deps, { text, limit, by }).then((records) => records.map(factoidSource));
  const sources = await Promise.race([found.catch(() => []), late]);
  done.abort();
  return sources;
}
