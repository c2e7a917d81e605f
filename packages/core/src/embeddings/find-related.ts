import type { Clock } from '../clock.ts';
import type { FactoidSearch, ModelVector } from '../search/index.ts';
import { type EmbedDeps, embedTexts } from './embed-texts.ts';
import type { FindRelated } from './related.ts';

/** What a question may be long and still have one meaning. */
const MOST_BYTES = 2_000;
const MOST_FOUND = 20;
/** After that the answer goes by words alone; the vector, once it is there, is for the next time. */
const PATIENCE_MS = 800;
const KEPT_VECTORS = 200;

interface Deps extends EmbedDeps {
  readonly search: Pick<FactoidSearch, 'related'>;
}

/** Finds factoids for questions, and keeps the vectors of the latest of them. Nothing that goes wrong with vectors keeps it from finding by words. */
export function relatedFinder(deps: Deps): FindRelated {
  const kept = new Map<string, ModelVector>();
  return async ({ text, limit, by }) => {
    const asked = trimmed(text);
    if (asked === '') return [];
    const vector = by === 'words' ? recall(kept, asked) : await inTime(deps.clock, vectorOf(deps, kept, asked));
    const hits = await deps.search.related({ text: asked, vector, limit: Math.min(limit, MOST_FOUND) });
    return hits.map(({ id }) => id);
  };
}

async function vectorOf(deps: Deps, kept: Map<string, ModelVector>, text: string): Promise<ModelVector | null> {
  const known = recall(kept, text);
  if (known) return known;
  const embedding = await embedTexts({ deps, texts: [text] }).catch((error: unknown) => {
    deps.notes.without('failed', error);
    return null;
  });
  const values = embedding?.vectors[0];
  if (!embedding || !values) return null;
  const vector = { model: embedding.model, values };
  kept.set(text, vector);
  for (const oldest of kept.keys()) if (kept.size > KEPT_VECTORS) kept.delete(oldest);
  return vector;
}

/** What is asked for again is the last to be forgotten. */
function recall(kept: Map<string, ModelVector>, text: string): ModelVector | null {
  const known = kept.get(text);
  if (!known) return null;
  kept.delete(text);
  kept.set(text, known);
  return known;
}

async function inTime(clock: Clock, vector: Promise<ModelVector | null>): Promise<ModelVector | null> {
  const answered = new AbortController();
  try {
    return await Promise.race([vector, clock.sleep(PATIENCE_MS, answered.signal).then(() => null)]);
  } finally {
    answered.abort();
  }
}

/** The first bytes of it, whole characters only. */
function trimmed(text: string): string {
  const bytes = Buffer.from(text.trim());
  if (bytes.length <= MOST_BYTES) return text.trim();
  return new TextDecoder().decode(bytes.subarray(0, MOST_BYTES), { stream: true }).trim();
}
