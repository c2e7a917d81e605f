import { type ChatSource, Verdict } from '@factoids/contracts';
import * as z from 'zod';
import { cleanText } from '../../factoids/index.ts';
import { oneLine } from '../../text/index.ts';
import type { ChatTool } from '../chat-tool.ts';
import type { SourceBook } from '../turn/source-book.ts';

/** What a check came to, before it is known which model answered and when. */
export type FoundVerdict = Pick<Verdict, 'value' | 'because' | 'sources'>;

const Arguments = z.object({
  value: Verdict.shape.value.describe('supported or contradicted only where a web source says so; else unclear.'),
  because: z.string().trim().min(1).max(400).describe('Why, in one or two plain sentences.'),
  sources: z.array(z.int().min(1).max(999)).max(10).describe('The numbers of the sources that say so.'),
});

const BECAUSE_MAX_CHARS = 300;

interface Port {
  readonly sources: Pick<SourceBook, 'at'>;
  /** Told of each verdict; the last one counts. */
  readonly onVerdict: (verdict: FoundVerdict) => void;
}

/** Takes down what a check came to. It is put on the factoid when the turn has succeeded. */
export function recordVerdict({ sources, onVerdict }: Port): ChatTool<typeof Arguments> {
  return {
    name: 'record_verdict',
    description: 'Records what the check of the factoid came to. Call it once, after searching and before you answer.',
    arguments: Arguments,
    timeoutMs: 1_000,
    maxBytes: 1_000,
    cost: null,
    label: () => 'Noting the verdict',
    async run({ value, because, sources: numbers }) {
      const cited = [...new Set(numbers)].flatMap((n) => sources.at(n) ?? []);
      const verdict = verdictOf({ value, because, cited });
      onVerdict(verdict);
      const note = verdict.value === value ? null : 'Without a source of the web the verdict can only be unclear.';
      return { data: { recorded: verdict.value, note }, sources: [], summary: verdict.value };
    },
  };
}

type Judged = Pick<Verdict, 'value' | 'because'> & { readonly cited: readonly ChatSource[] };

/** Factoids are no proof of each other: without a source from outside nothing is supported or contradicted. */
function verdictOf({ value, because, cited }: Judged): FoundVerdict {
  const outside = cited.filter(({ kind }) => kind === 'web');
  return {
    value: outside.length > 0 ? value : 'unclear',
    because: oneLine(cleanText(because.replace(/\s*\[\d{1,3}\]/g, '')), BECAUSE_MAX_CHARS),
    sources: outside.map(({ title, url }) => ({ title, url })),
  };
}
