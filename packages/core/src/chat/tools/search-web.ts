import type { NanoUsd } from '@factoids/contracts';
import * as z from 'zod';
import type { ChatTool } from '../chat-tool.ts';
import { presentable } from '../turn/source-book.ts';
import type { WebSearch } from '../web-search.ts';
import { quoted } from './quoted.ts';

const Arguments = z.object({ query: z.string().trim().min(1).max(300).describe('What to look for, as for a search engine.') });

/** Finds pages of the web, for money. */
export function searchWeb(web: WebSearch, cost: NanoUsd): ChatTool<typeof Arguments> {
  return {
    name: 'web_search',
    description: 'Finds pages of the web that say whether something is so. Costs money: at most twice in an answer.',
    arguments: Arguments,
    timeoutMs: 10_000,
    maxBytes: 5_000,
    cost,
    label: ({ query }) => `Searching the web for ${quoted(query)}`,
    async run({ query }, signal) {
      const pages = await web.search(query, signal);
      const sources = pages.flatMap((page) => presentable({ kind: 'web', ...page }) ?? []);
      const summary = sources.length === 1 ? '1 page' : `${sources.length || 'no'} pages`;
      return { data: { found: sources.length }, sources, summary };
    },
  };
}
