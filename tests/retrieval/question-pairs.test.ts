import { nanoUsd } from '@factoids/contracts';
import {
  buildSnapshot,
  type Embedder,
  type EmbeddingNotes,
  embedFactoids,
  liveSearch,
  relatedFinder,
  type SearchDocument,
  type SearchNotes,
} from '@factoids/core';
import { memorySearch, memoryVectorStore, QUESTION_PAIRS, sampleFactoid, setUpAdmission } from '@factoids/core/testing';
import { expect, it } from 'vitest';
import { embedText } from '../../packages/local-cloud/src/provider/embeddings/embed-text.ts';
import { FACTS } from '../../packages/local-cloud/src/provider/facts/all-facts.ts';
import { factoidLines } from '../bench/content/factoid-lines.ts';

const DISTRACTORS = 600;
const LIMIT = 5;
const SEED = 20_261_123;

const SEARCH_NOTES: SearchNotes = { loaded() {}, withoutSnapshot() {}, leftGap() {}, withoutVectors() {}, notRenewed() {} };
const EMBEDDING_NOTES: EmbeddingNotes = { without() {}, notEnded() {} };

/** Vectors as the offline provider makes them. */
const embedder: Embedder = {
  embed: async ({ texts, dimensions }) => {
    const usage = { promptTokens: texts.length, completionTokens: 0, cost: nanoUsd(20 * texts.length) };
    return { vectors: texts.map((text) => embedText(text, dimensions)), generationId: 'gen-1', usage };
  },
};

/** What the provider knows, among twice as many factoids of which nothing is true. */
function library(): SearchDocument[] {
  const made = [...factoidLines(DISTRACTORS, SEED)].map((line): { subject: string; text: string } => JSON.parse(line));
  return [...FACTS, ...made].map(({ subject, text }, n) => ({ id: sampleFactoid(n + 1).id, subject, text }));
}

/** Everything between a question and the factoids that are found. */
async function setUp(policy: object) {
  const documents = library();
  const { deps: admission, clock } = setUpAdmission(policy);
  const memory = memorySearch([...documents]);
  const { vectors } = memoryVectorStore(clock);
  const deps = { ...admission, ...memory, vectors, embedder, notes: EMBEDDING_NOTES };
  await embedFactoids({ deps });
  const built = await buildSnapshot({ deps });
  const search = liveSearch({ ...memory, clock, notes: SEARCH_NOTES });
  return { documents, built, find: relatedFinder({ ...deps, search }) };
}

async function missedBy({ documents, find }: Awaited<ReturnType<typeof setUp>>): Promise<string[]> {
  const missed: string[] = [];
  for (const { question, opening } of QUESTION_PAIRS) {
    const [answer, ...others] = documents.filter(({ text }) => text.startsWith(opening));
    expect([opening, others.length], 'begins one factoid').toEqual([answer?.text.slice(0, opening.length), 0]);
    const found = await find({ text: question, limit: LIMIT, by: 'words_and_meaning' });
    if (!answer || !found.includes(answer.id)) missed.push(question);
  }
  return missed;
}

it.each([
  { how: 'by words and vectors', policy: {}, atLeast: 0.9 },
  { how: 'by words alone', policy: { embeddings: { model: null } }, atLeast: 0.75 },
])('what answers a question is among the first five, $how', async ({ how, policy, atLeast }) => {
  const world = await setUp(policy);
  expect(world.built.vectors).toBe('embeddings' in policy ? 0 : world.documents.length);
  const missed = await missedBy(world);
  const recall = 1 - missed.length / QUESTION_PAIRS.length;
  console.log(
    `recall@${LIMIT} ${how}: ${recall.toFixed(3)} of ${QUESTION_PAIRS.length}; missed: ${missed.join(' | ') || 'none'}`,
  );
  expect(recall).toBeGreaterThanOrEqual(atLeast);
});
