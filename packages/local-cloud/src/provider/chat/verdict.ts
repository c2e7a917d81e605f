import type { ToolResult } from './read-turn.ts';
import { coverage, type Source } from './source.ts';

const VALUES = ['supported', 'contradicted', 'unclear'] as const;
type VerdictValue = (typeof VALUES)[number];

export const RECORD_VERDICT = 'record_verdict';

/** Nearly all of a statement's words: then a text says the same. */
const SAYS_THE_SAME = 0.85;

/** Supported where a source has the statement's words; this model contradicts nobody. */
export function judge(claim: string, sources: readonly Source[]) {
  const witness = sources.find(({ title, excerpt }) => coverage(claim, `${title} ${excerpt}`) >= SAYS_THE_SAME);
  if (witness === undefined)
    return { value: 'unclear', because: 'No source that was found says this clearly.', citing: [] } as const;
  return { value: 'supported', because: `${witness.title} says the same.`, citing: [witness.n] } as const;
}

/** The verdict of this turn: as the tool took it, or as the model gave it where the tool does not say. */
export function recordedVerdict(results: readonly ToolResult[]): VerdictValue | null {
  const result = results.findLast(({ name }) => name === RECORD_VERDICT);
  if (result === undefined) return null;
  const told = [...Object.values(result.data), ...Object.values(result.arguments)];
  return VALUES.find((value) => told.find((each) => VALUES.some((known) => known === each)) === value) ?? null;
}
