import type { FactoidId } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { DailyRecord } from '../factoids/index.ts';

/** What a model is told of an answer that a stored factoid says already. That factoid comes first among those to avoid. */
export const TWIN_REASON = 'It says what the first text of "avoid" says already. Write a different fact.';

/** The failure of a run that wrote nothing new. */
export function duplicateOf(id: FactoidId): AppError {
  return new AppError('duplicate', {
    detail: 'What the model wrote is on the site already. Ask again for another one.',
    existing: { id, url: `/f/${id}` },
  });
}

/** The failure of a run whose day had its factoid before it ended. */
export function dayTaken({ date, factoidId: id }: DailyRecord): AppError {
  return new AppError('duplicate', { detail: `${date} has its factoid of the day already.`, existing: { id, url: `/f/${id}` } });
}
