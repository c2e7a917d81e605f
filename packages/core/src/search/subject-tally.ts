import type { Subject } from '@factoids/contracts';
import { subjectKey } from '../factoids/index.ts';

/** Subjects as they were spelled, with how often. */
export type Spellings = readonly (readonly [spelling: string, count: number])[];

/** Counts what factoids are about. Spellings with the same key are one subject, called by the most frequent of them. */
export class SubjectTally {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #keys = new Map<string, string>();

  constructor(spellings: Spellings = []) {
    for (const [spelling, count] of spellings) this.add(spelling, count);
  }

  keyOf(spelling: string): string {
    const known = this.#keys.get(spelling);
    if (known !== undefined) return known;
    const key = subjectKey(spelling);
    this.#keys.set(spelling, key);
    return key;
  }

  /** `count` is negative for what was taken down. */
  add(spelling: string, count: number): void {
    const key = this.keyOf(spelling);
    const spellings = this.#counts.get(key) ?? new Map<string, number>();
    this.#counts.set(key, spellings);
    const left = (spellings.get(spelling) ?? 0) + count;
    if (left > 0) spellings.set(spelling, left);
    else spellings.delete(spelling);
  }

  /** The most frequent first; what has no letter or digit in it is no subject. */
  list(limit: number): Subject[] {
    const subjects = [...this.#counts].flatMap(([key, spellings]) => {
      const ranked = [...spellings].sort(byCount);
      const count = ranked.reduce((sum, [, each]) => sum + each, 0);
      return key === '' || !ranked[0] ? [] : [{ key, subject: ranked[0][0], count }];
    });
    return subjects.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).slice(0, limit);
  }

  spellings(): Spellings {
    return [...this.#counts.values()].flatMap((spellings) => [...spellings]);
  }
}

function byCount([a, first]: readonly [string, number], [b, second]: readonly [string, number]): number {
  return second - first || (a < b ? -1 : 1);
}
