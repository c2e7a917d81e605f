import type { SearchHit } from '@factoids/contracts';
import type { SearchFound } from './factoid-search.ts';

/** Keeps one page of the best that it is offered, behind the last hit of the page before. */
export class BestHits {
  anyOffered = false;
  readonly #limit: number;
  readonly #after: SearchHit | null;
  /** Best first; one more than the page, which tells that there is more. */
  readonly #kept: SearchHit[] = [];

  constructor(limit: number, after: SearchHit | null) {
    this.#limit = limit;
    this.#after = after;
  }

  offer({ id, score }: SearchHit): void {
    this.anyOffered = true;
    const hit = { id, score };
    if (this.#after && inOrder(this.#after, hit) >= 0) return;
    const last = this.#kept[this.#limit];
    if (last && inOrder(last, hit) < 0) return;
    const place = this.#kept.findIndex((other) => inOrder(hit, other) < 0);
    this.#kept.splice(place === -1 ? this.#kept.length : place, 0, hit);
    this.#kept.splice(this.#limit + 1);
  }

  page(): SearchFound {
    return { hits: this.#kept.slice(0, this.#limit), hasMore: this.#kept.length > this.#limit };
  }
}

/** The newer first of the same score. */
function inOrder(a: SearchHit, b: SearchHit): number {
  if (a.id === b.id) return b.score - a.score;
  return b.score - a.score || (a.id < b.id ? 1 : -1);
}
