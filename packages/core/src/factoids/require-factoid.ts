import { AppError } from '../app-error.ts';
import type { FactoidRecord, Hidden } from './factoid.ts';

const TAKEN_DOWN = {
  operator: 'This factoid was taken down by the operator.',
  reports: 'This factoid was taken down after reports from several readers.',
} as const satisfies Record<Hidden['by'], string>;

/** @throws AppError `not_found` */
export function requireFactoid(record: FactoidRecord | null): FactoidRecord {
  if (!record) throw new AppError('not_found', { detail: 'There is no factoid with this id.' });
  return record;
}

/** @throws AppError `not_found`, and `factoid_hidden` for one that was taken down */
export function requireShown(record: FactoidRecord | null): FactoidRecord {
  const found = requireFactoid(record);
  if (found.hidden) throw new AppError('factoid_hidden', { detail: TAKEN_DOWN[found.hidden.by] });
  return found;
}
