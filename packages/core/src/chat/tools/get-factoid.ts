import { FactoidId } from '@factoids/contracts';
import * as z from 'zod';
import { type FactoidRecord, type FactoidStore, viewFactoid } from '../../factoids/index.ts';
import type { ChatTool, ToolFinding } from '../chat-tool.ts';
import { factoidSource } from '../turn/retrieval.ts';
import type { SourceBook } from '../turn/source-book.ts';

const Arguments = z.object({
  factoid: z.coerce.string().trim().max(40).describe('The id of a factoid, like fct_…, or the number of a source.'),
});

interface Deps {
  readonly factoids: Pick<FactoidStore, 'find'>;
  readonly sources: Pick<SourceBook, 'at'>;
}

/** Reads one factoid, by its id or by the number that it has in this turn. */
export function getFactoidTool({ factoids, sources }: Deps): ChatTool<typeof Arguments> {
  return {
    name: 'get_factoid',
    description: 'Reads one factoid of this site with its votes and the verdict of its last check.',
    arguments: Arguments,
    timeoutMs: 3_000,
    maxBytes: 2_000,
    cost: null,
    label: () => 'Reading a factoid',
    async run({ factoid }) {
      const id = idOf(factoid, sources);
      return findingOf(id && (await factoids.find(id)));
    },
  };
}

function idOf(name: string, sources: Deps['sources']): FactoidId | null {
  const source = /^\[?\d{1,3}\]?$/.test(name) ? sources.at(Number(name.replace(/\D/g, ''))) : undefined;
  const id = source?.kind === 'factoid' ? source.url.replace(/^\/f\//, '') : name;
  return FactoidId.safeParse(id).data ?? null;
}

function findingOf(record: FactoidRecord | null): ToolFinding {
  if (!record) return { data: { factoid: null, note: 'There is no such factoid.' }, sources: [], summary: 'not there' };
  if (record.hidden) return { data: { factoid: null, note: 'It was taken down.' }, sources: [], summary: 'was taken down' };
  const { text, subject, votes, created_at, verdict } = viewFactoid(record);
  const checked = verdict ? { value: verdict.value, because: verdict.because } : null;
  return {
    data: { factoid: { text, subject, votes, created_at, verdict: checked } },
    sources: [factoidSource(record)],
    summary: '1 factoid',
  };
}
