import { FactoidId } from '@factoids/contracts';
import * as z from 'zod';
import { FactoidIndex } from './factoid-index.ts';

/** Another one whenever an older index would answer wrongly: how words are cut, what is counted, MiniSearch's own format. */
const VERSION = 1;

/** The first line; the second is MiniSearch's JSON. */
const Header = z.object({
  version: z.literal(VERSION),
  /** When it was built anew from everything. */
  rebuiltAt: z.iso.datetime(),
  newestId: FactoidId.nullable(),
  /** What was left out as taken down. */
  hidden: z.array(FactoidId),
  counts: z.object({ documents: z.int(), counts: z.array(z.tuple([z.string(), z.int()])) }),
  spellings: z.array(z.tuple([z.string(), z.int()])),
});

/** The index of all factoids at one time. */
export interface Snapshot {
  readonly index: FactoidIndex;
  readonly rebuiltAt: string;
  readonly newestId: FactoidId | null;
  readonly hidden: readonly FactoidId[];
}

export function writeSnapshot({ index, ...rest }: Snapshot): string {
  const { json, ...kept } = index.freeze();
  return `${JSON.stringify({ version: VERSION, ...rest, ...kept })}\n${json}`;
}

/** null for one of another version. */
export function readSnapshot(text: string): Snapshot | null {
  const end = text.indexOf('\n');
  const header = Header.safeParse(JSON.parse(text.slice(0, end)));
  if (!header.success) return null;
  const { counts, spellings, rebuiltAt, newestId, hidden } = header.data;
  return { index: new FactoidIndex({ json: text.slice(end + 1), counts, spellings }), rebuiltAt, newestId, hidden };
}
