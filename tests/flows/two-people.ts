import type { LocalCloud } from '@factoids/local-cloud';
import { createApiKey } from './operator.ts';
import { type Visitor, visitor } from './visitor.ts';

/** One who has something, and one whom it does not concern. */
interface TwoPeople {
  readonly owner: Visitor;
  readonly stranger: Visitor;
}

/** Both with a session of their own already. */
export async function twoVisitors({ url }: LocalCloud): Promise<TwoPeople> {
  const [owner, stranger] = [visitor(url), visitor(url)];
  await Promise.all([owner, stranger].map((who) => who.ask('/api/limits')));
  return { owner, stranger };
}

export function twoKeys(cloud: LocalCloud): Promise<readonly [owner: string, stranger: string]> {
  const make = (name: string) => createApiKey(cloud, ['--name', name, '--tier', 'pro']);
  return Promise.all([make('Owner'), make('Stranger')]);
}

export function twoDevelopers({ url }: LocalCloud, [owner, stranger]: readonly [string, string]): TwoPeople {
  const holding = (key: string) => visitor(url, { 'x-api-key': key });
  return { owner: holding(owner), stranger: holding(stranger) };
}
