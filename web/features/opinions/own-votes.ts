import type { Vote } from '@factoids/contracts';
import { useSyncExternalStore } from 'react';
import { keptText } from '../../lib/kept-text.ts';

/**
 * What this browser voted. Lists are the same for everybody, so that they can be cached: whose vote is whose is known to the API, which
 * counts it once, and here, to show it pressed.
 */
const ownVote = (factoidId: string) => keptText('localStorage', `vote:${factoidId}`);
const CHANGED = 'own-vote-changed';

export function useOwnVote(factoidId: string): Vote {
  return useSyncExternalStore(
    subscribe,
    () => readOwnVote(factoidId),
    () => 'none',
  );
}

export function rememberOwnVote(factoidId: string, vote: Vote): void {
  if (vote === 'none') ownVote(factoidId).forget();
  else ownVote(factoidId).write(vote);
  window.dispatchEvent(new Event(CHANGED));
}

function readOwnVote(factoidId: string): Vote {
  const kept = ownVote(factoidId).read();
  return kept === 'up' || kept === 'down' ? kept : 'none';
}

/** `storage` tells of other tabs, the event of our own. */
function subscribe(onChange: () => void): () => void {
  window.addEventListener('storage', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener('storage', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}
