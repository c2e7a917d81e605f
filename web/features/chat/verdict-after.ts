import type { Schemas } from '@factoids/client';
import { browserClient } from '../../lib/browser-api.ts';
import type { Message } from './chat-desk.ts';

type Factoid = Schemas['Factoid'];
type Verdict = NonNullable<Factoid['verdict']>;

const RECORDS = 'record_verdict';
/** Reads of factoids are cached for some seconds, and the one that finds that out is still answered with the old. */
const LOOKED_AGAIN_AFTER_MS = [0, 1_500, 1_500, 1_500, 1_500, 3_000, 6_000, 20_000];

/** The verdict that an answer left on its factoid; null where it left none. @param shown when the one was made that the page shows */
export async function verdictAfter({ tools, status }: Message, { id }: Factoid, shown?: string): Promise<Verdict | null> {
  const isChecked = status === 'complete' && tools.some((tool) => tool.name === RECORDS && tool.status === 'done');
  for (const afterMs of isChecked ? LOOKED_AGAIN_AFTER_MS : []) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const factoid = await browserClient.getFactoid(id).catch(() => null);
    if (factoid?.verdict && factoid.verdict.checked_at !== shown) return factoid.verdict;
  }
  return null;
}
