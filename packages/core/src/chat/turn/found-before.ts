import type { ChatSource } from '@factoids/contracts';
import type { RunLog } from '../../runs/index.ts';
import { citedSources, withCitations } from '../../text/index.ts';

/** What was found before the answer began. Readers are told of it once it matters: when the answer cites some of it. */
export interface FoundBefore {
  note(sources: readonly ChatSource[]): readonly ChatSource[];
  /** Whether a text cites what readers have not been told of. */
  isCitedBy(text: string): boolean;
  /** Tells them, if it is time. */
  tell(): Promise<void>;
}

/** Without one there is none to look for: it is asked after each word. */
const CITATION_END = /[\]】]/u;

const USE = { id: 'related', name: 'related_factoids' } as const;

export function foundBefore(log: RunLog): FoundBefore {
  let sources: readonly ChatSource[] = [];
  let isCited = false;
  let isTold = false;
  return {
    note(found) {
      sources = [...sources, ...found];
      return found;
    },
    isCitedBy(text) {
      if (isCited || sources.length === 0 || !CITATION_END.test(text)) return false;
      const told = new Set(log.said.tools.flatMap((tool) => tool.sources.map(({ n }) => n)));
      isCited = citedSources(withCitations(text, sources), sources).some(({ n }) => !told.has(n));
      return isCited;
    },
    async tell() {
      if (!isCited || isTold) return;
      isTold = true;
      await log.append({ type: 'tool_call', ...USE, label: 'Looking for factoids about this' });
      const summary = sources.length === 1 ? '1 factoid' : `${sources.length} factoids`;
      await log.append({ type: 'tool_result', id: USE.id, status: 'done', summary, sources: [...sources] });
    },
  };
}
