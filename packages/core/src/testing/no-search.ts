import type { FactoidSearch } from '../search/index.ts';

/** A search that knows of nothing. */
export const noSearch: Pick<FactoidSearch, 'similar'> = { similar: async () => [] };
