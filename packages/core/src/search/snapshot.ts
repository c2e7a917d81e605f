import { FactoidId } from '@factoids/contracts';
import * as z from 'zod';
import { FactoidIndex } from './factoid-index.ts';

/** Another one whenever an older index would answer wrongly: how words are cut, what is counted, MiniSearch's own format, the vectors. */
const VERSION = 2;

const KeptVectors = z.object({
  /** null while there are none. */
  model: z.string().nullable(),
  /** Where they are, in order. */
  parts: z.array(z.string()),
  size: z.int(),
  /** Of the snapshot before: somebody may still be loading them. */
  retired: z.array(z.string()),
  /** The latest batches that are in it, as far back as clocks differ. */
  batches: z.array(z.string()),
});
export type KeptVectors = z.infer<typeof KeptVectors>;

export const NO_VECTORS: KeptVectors = { model: null, parts: [], size: 0, retired: [], batches: [] };

/** The first line; the second is MiniSearch's JSON. */
const Header = z.object({
  version: z.literal(VERSION),
  /** When it was built anew from everything. */
  rebuiltAt: z.iso.datetime(),
  newestId: FactoidId.nullable(),
  /** What was left out as taken down. */
  hidden: z.array(FactoidId),
  vectors: KeptVectors,
  counts: z.object({ documents: z.int(), counts: z.array(z.tuple([z.string(), z.int()])) }),
  spellings: z.array(z.tuple([z.string(), z.int()])),
});

/** The index of all factoids at one time. */
export interface Snapshot {
  readonly index: FactoidIndex;
  readonly rebuiltAt: string;
  readonly newestId: FactoidId | null;
  readonly hidden: readonly FactoidId[];
  readonly vectors: KeptVectors;
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
  const { counts, spellings, version: _, ...rest } = header.data;
  return { index: new FactoidIndex({ json: text.slice(end + 1), counts, spellings }), ...rest };
}
