export type { Embedded, Embedder, EmbedRequest } from './embedder.ts';
export type { FindRelated } from './related.ts';
