import * as z from 'zod';
import { Votes } from './factoid.ts';

export const Vote = z.enum(['up', 'down', 'none']);
export type Vote = z.infer<typeof Vote>;

export const VoteBody = z.strictObject({ vote: Vote }).meta({ id: 'VoteBody' });
export type VoteBody = z.infer<typeof VoteBody>;

export const VoteResult = z
  .object({
    vote: Vote,
    counted: z.boolean().meta({ description: 'false where as many votes from this network count already as may, or for `none`' }),
    votes: Votes,
  })
  .meta({ id: 'VoteResult' });
export type VoteResult = z.infer<typeof VoteResult>;
