import { QUERY_MAX_CHARS } from '@factoids/contracts';
import * as z from 'zod';
import type { ChatTool } from '../chat-tool.ts';
import { factoidSource, type RelatedDeps, relatedFactoids } from '../turn/retrieval.ts';
import { quoted } from './quoted.ts';

const Arguments = z.object({
  query: z.string().trim().min(1).max(QUERY_MAX_CHARS).describe('What the factoids should be about, in a few words.'),
});

const MOST = 6;

/** Finds factoids of this site by words and by meaning. */
export function searchFactoids(deps: RelatedDeps): ChatTool<typeof Arguments> {
  return {
    name: 'search_factoids',
    description: 'Finds factoids of this site, by words and by meaning. They are claims that were written by models, not proof.',
    arguments: Arguments,
    timeoutMs: 5_000,
    maxBytes: 4_000,
    cost: null,
    label: ({ query }) => `Searching the factoids for ${quoted(query)}`,
    async run({ query }) {
      const records = await relatedFactoids(deps, { text: query, limit: MOST, by: 'words_and_meaning' });
      const summary = records.length === 1 ? '1 factoid' : `${records.length || 'no'} factoids`;
      return { data: { found: records.length }, sources: records.map(factoidSource), summary };
    },
  };
}
