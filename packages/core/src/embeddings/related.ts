import type { FactoidId } from '@factoids/contracts';

/** Factoids that matter to a text, best first: by words and by meaning, or by words alone when there are no vectors. Throws `search_unavailable`. */
export type FindRelated = (text: string, limit: number) => Promise<readonly FactoidId[]>;
