import { nanoUsd } from '@factoids/contracts';
import type { Embedder, EmbeddingNotes, EmbedRequest } from '../embeddings/index.ts';
import { VECTOR_DIMENSIONS } from '../search/index.ts';
import { setUpAdmission } from './set-up-admission.ts';

/** What the double takes for a text. */
export const TEXT_COST = nanoUsd(200);

/** All that it takes to make vectors, in one process, under a policy. */
export function setUpEmbedding(policy: object = {}) {
  const admission = setUpAdmission(policy);
  const asked: EmbedRequest[] = [];
  const noted: string[] = [];
  const embedder: { embed: Embedder['embed'] } = {
    async embed(request) {
      asked.push(request);
      const cost = nanoUsd(TEXT_COST * request.texts.length);
      const usage = { promptTokens: request.texts.length, completionTokens: 0, cost };
      return { vectors: request.texts.map(vectorOfLetters), generationId: `gen-${asked.length}`, usage };
    },
  };
  const notes: EmbeddingNotes = { without: (reason) => void noted.push(reason), notEnded: () => void noted.push('not ended') };
  return { ...admission, deps: { ...admission.deps, embedder, notes }, asked, noted, embedder };
}

/** Texts of like letters lie close together. */
function vectorOfLetters(text: string): number[] {
  const vector = new Array<number>(VECTOR_DIMENSIONS).fill(0);
  for (const letter of text.toLowerCase()) {
    const index = (letter.codePointAt(0) ?? 0) % VECTOR_DIMENSIONS;
    vector[index] = (vector[index] ?? 0) + 1;
  }
  return vector;
}
