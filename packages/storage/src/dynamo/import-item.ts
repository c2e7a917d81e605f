import type { ImportProgress } from '@factoids/core';
import * as z from 'zod';
import { withoutNulls } from './table.ts';

const ImportItem = z
  .object({ startedAt: z.string(), throughLine: z.int(), finishedAt: z.string().nullable().default(null) })
  .transform(({ startedAt, throughLine, finishedAt }): ImportProgress => ({ startedAt, throughLine, finishedAt }));

export const importKey = (fileHash: string) => ({ pk: `IMPORT#${fileHash}`, sk: 'IMPORT' });

export function toImportItem(fileHash: string, progress: ImportProgress): Record<string, unknown> {
  return { ...importKey(fileHash), ...withoutNulls(progress) };
}

export function parseImportItem(item: unknown): ImportProgress {
  return ImportItem.parse(item);
}
