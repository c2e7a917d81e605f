'use client';

import { type Schemas, Unreachable } from '@factoids/client';
import type { Vote } from '@factoids/contracts';
import { useRef, useState } from 'react';
import { browserClient } from '../../lib/browser-api.ts';
import { wordsOfError } from '../../lib/problem-words.ts';
import { rememberOwnVote, useOwnVote } from './own-votes.ts';
import { pressed, tallyAfter } from './tally.ts';

const RETRY_MS = 1_000;

interface VoteControls {
  readonly votes: Schemas['Votes'];
  readonly mine: Vote;
  /** What went differently from what was shown at once. */
  readonly notice: string;
  press(side: 'up' | 'down'): void;
}

/** Shows a vote before it has arrived, and takes it back when it does not. */
export function useVote(factoid: Schemas['Factoid']): VoteControls {
  const mine = useOwnVote(factoid.id);
  const [votes, setVotes] = useState(factoid.votes);
  const [notice, setNotice] = useState('');
  const isSending = useRef(false);

  async function cast(vote: Vote): Promise<void> {
    isSending.current = true;
    setNotice('');
    setVotes(tallyAfter(votes, mine, vote));
    rememberOwnVote(factoid.id, vote);
    try {
      const result = await deliver(factoid.id, vote);
      setVotes(result.votes);
      if (vote !== 'none' && !result.counted) setNotice('Noted, but not counted: many votes on this one came from your network.');
    } catch (error) {
      setVotes(votes);
      rememberOwnVote(factoid.id, mine);
      const { title, hints } = wordsOfError(error);
      setNotice(['Your vote did not arrive', title, ...hints].join('. '));
    } finally {
      isSending.current = false;
    }
  }

  return {
    votes,
    mine,
    notice,
    press: (side) => {
      if (!isSending.current) void cast(pressed(side, mine));
    },
  };
}

/**
 * Once more when nobody answered: the same vote twice counts once. A page that is being left loses its requests first, and is gone before
 * it would take back what has arrived.
 */
async function deliver(factoidId: string, vote: Vote): Promise<Schemas['VoteResult']> {
  try {
    return await browserClient.voteFactoid(factoidId, { vote });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return browserClient.voteFactoid(factoidId, { vote });
  }
}
