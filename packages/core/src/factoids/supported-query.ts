import type { FactoidQuery, InputError } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import { subjectKey } from './factoid.ts';

type Filter = 'subject' | 'min_votes' | 'sort' | 'q';

const GO_TOGETHER =
  '`sort=new` and `sort=top` go with `subject` and `min_votes`; `sort=random` goes alone; `q` goes alone or with `subject`.';

/** Only what an index answers. Throws `unsupported_query`, which says what goes together and names what does not. */
export function requireSupportedQuery(query: Partial<FactoidQuery>): void {
  const errors = [
    ...(query.q === undefined ? [] : clashes(query, 'q', ['sort', 'min_votes'])),
    ...(query.sort === 'random' ? clashes(query, 'sort=random', ['subject', 'min_votes']) : []),
  ];
  if (errors.length > 0) throw new AppError('unsupported_query', { detail: GO_TOGETHER, errors });
}

function clashes(query: Partial<FactoidQuery>, standing: string, filters: readonly Filter[]): InputError[] {
  return filters
    .filter((filter) => query[filter] !== undefined)
    .map((filter) => ({ location: `query/${filter}`, message: `does not go with ${standing}` }));
}

/** By what factoids of the subject are found; null when none is asked for. Throws `invalid_request` for one without letters and digits. */
export function requireSubjectKey(subject: string | undefined): string | null {
  if (subject === undefined) return null;
  const key = subjectKey(subject);
  if (key !== '') return key;
  const errors = [{ location: 'query/subject', message: 'must have a letter or a digit' }];
  throw new AppError('invalid_request', { detail: 'subject: must have a letter or a digit.', errors });
}
