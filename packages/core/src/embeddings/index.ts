export { type EmbeddedFactoids, embedFactoids } from './embed-factoids.ts';
export { type EmbedDeps, type Embedding, type EmbeddingNotes, embedTexts } from './embed-texts.ts';
export type { Embedded, Embedder, EmbedRequest } from './embedder.ts';
export { relatedFinder } from './find-related.ts';
export type { FindRelated, RelatedQuestion } from './related.ts';
