import type { FactoidId } from '@factoids/contracts';

const BETWEEN = '#';

/** Of a batch of vectors: sorts by time, and two of the same moment differ. */
export function batchKey(at: Date, first: FactoidId): string {
  return `${at.toISOString()}${BETWEEN}${first}`;
}

/** The least key of the time so long before that of the latest of these; `''` where there are none. */
export function keyBefore(keys: readonly string[], ms: number): string {
  const latest = keys.toSorted().at(-1);
  if (latest === undefined) return '';
  const [time = ''] = latest.split(BETWEEN);
  return new Date(Date.parse(time) - ms).toISOString();
}
