import type { FactoidSort } from '@factoids/contracts';

/** What the page's address says about the list. At most what the API can do together: words or a subject before an order. */
export interface FeedQuery {
  readonly q?: string;
  readonly subject?: string;
  readonly sort?: FactoidSort;
  readonly cursor?: string;
}

export const SORTS = [
  { sort: 'new', label: 'New' },
  { sort: 'top', label: 'Top' },
  { sort: 'random', label: 'Shuffle' },
] as const;

const MAX_CHARS = { q: 200, subject: 60 } as const;

type Given = Readonly<Partial<Record<string, string | string[]>>>;

/** The address as it was typed or linked; what it says wrongly is as if it were not there. */
export function readFeedQuery(given: Given): FeedQuery {
  const q = textOf(given.q).slice(0, MAX_CHARS.q);
  const subject = textOf(given.subject).slice(0, MAX_CHARS.subject);
  const cursor = textOf(given.cursor);
  const sort = SORTS.find((each) => each.sort === given.sort && each.sort !== 'new')?.sort;
  return {
    ...(q && { q }),
    ...(subject && { subject }),
    ...(sort && !q && !(sort === 'random' && subject) && { sort }),
    ...(cursor && { cursor }),
  };
}

/** Where a list is found: the same for a link, a reload and a friend. */
export function feedAddress({ q, subject, sort, cursor }: FeedQuery): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, subject, sort, cursor })) if (value) address.set(name, value);
  const text = address.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** What the list is called, as its heading. */
export function feedTitle({ q, subject, sort }: FeedQuery): string {
  const about = subject ? ` about ${subject}` : '';
  if (q) return `Found for “${q}”${about}`;
  if (sort === 'top') return subject ? `The best${about}` : 'The best so far';
  if (sort === 'random') return 'Out of the hat';
  return subject ? `Everything${about}` : 'Fresh off the press';
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
