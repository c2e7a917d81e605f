import type { HistoryEntry } from '@factoids/core';
import { jsonBytes } from './prompt-bytes.ts';
import { shortened } from './shortened.ts';

function entryBytes({ role, text }: Pick<HistoryEntry, 'role' | 'text'>): number {
  return jsonBytes({ role, content: text });
}

export function bytesOf(entries: readonly HistoryEntry[]): number {
  return entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
}

/**
 * The latest messages in so many bytes, oldest first, from a question on: an answer alone is half of what was said. Of the very
 * last question and answer at least the beginnings.
 */
export function latestWithin(entries: readonly HistoryEntry[], maxBytes: number): readonly HistoryEntry[] {
  let from = entries.length;
  let left = maxBytes;
  for (const [index, entry] of [...entries.entries()].toReversed()) {
    left -= entryBytes(entry);
    if (left < 0) break;
    if (entry.role === 'user') from = index;
  }
  if (from < entries.length) return entries.slice(from);
  const last = entries.slice(entries.findLastIndex(({ role }) => role === 'user'));
  return last.map((entry) => beginningOf(entry, maxBytes / last.length));
}

function beginningOf(entry: HistoryEntry, maxBytes: number): HistoryEntry {
  const frame = entryBytes({ role: entry.role, text: '' });
  return { ...entry, text: shortened(entry.text, Math.max(0, Math.floor(maxBytes) - frame)) };
}
