import type { Clock } from '../../clock.ts';
import type { FindRelated } from '../../embeddings/index.ts';
import type { FactoidRecord, FactoidStore } from '../../factoids/index.ts';
import type { FoundSource } from '../chat-tool.ts';
import { cut } from './plain-characters.ts';

export interface RelatedDeps {
  readonly factoids: Pick<FactoidStore, 'findMany'>;
  readonly related: FindRelated;
}

const QUERY_MAX_CHARS = 1_000;

/** Factoids that matter to a text, best first; without those that were taken down. Throws `search_unavailable`. */
export async function relatedFactoids(deps: RelatedDeps, text: string, limit: number): Promise<readonly FactoidRecord[]> {
  const ids = await deps.related(cut(text, QUERY_MAX_CHARS), limit);
  const found = await deps.factoids.findMany(ids);
  return ids.flatMap((id) => {
    const record = found.get(id);
    return record && record.hidden === null ? [record] : [];
  });
}

export function factoidSource({ id, subject, text }: FactoidRecord): FoundSource {
  return { kind: 'factoid', title: subject, url: `/f/${id}`, excerpt: text };
}

/** Before an answer; its first word waits for this. */
const BEFORE_ANSWER = { factoids: 4, timeoutMs: 2_000 } as const;

/** What an answer may begin with. Nothing when the search is away or slow. */
export async function retrieve(deps: RelatedDeps & { clock: Clock }, text: string): Promise<readonly FoundSource[]> {
  const done = new AbortController();
  const late = deps.clock.sleep(BEFORE_ANSWER.timeoutMs, done.signal).then(() => []);
  const found = relatedFactoids(deps, text, BEFORE_ANSWER.factoids).then((records) => records.map(factoidSource));
  const sources = await Promise.race([found.catch(() => []), late]);
  done.abort();
  return sources;
}
