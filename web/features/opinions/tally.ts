import type { Schemas } from '@factoids/client';
import type { Vote } from '@factoids/contracts';

type Votes = Schemas['Votes'];

/** What a second press on the same side means: nothing any more. */
export function pressed(side: 'up' | 'down', mine: Vote): Vote {
  return mine === side ? 'none' : side;
}

/** The tally as it will be once a vote has become another one. */
export function tallyAfter(votes: Votes, from: Vote, to: Vote): Votes {
  const after = { ...votes };
  if (from !== 'none') after[from] = Math.max(0, after[from] - 1);
  if (to !== 'none') after[to] += 1;
  return after;
}
