import type { Vote } from '@factoids/contracts';
import { useSyncExternalStore } from 'react';

/**
 * What this browser voted. Lists are the same for everybody, so that they can be cached: whose vote is whose is known to the API, which
 * counts it once, and here, to show it pressed.
 */
const PREFIX = 'vote:';
const CHANGED = 'own-vote-changed';

export function useOwnVote(factoidId: string): Vote {
  return useSyncExternalStore(
    subscribe,
    () => readOwnVote(factoidId),
    () => 'none',
  );
}

export function rememberOwnVote(factoidId: string, vote: Vote): void {
  try {
    if (vote === 'none') localStorage.removeItem(PREFIX + factoidId);
    else localStorage.setItem(PREFIX + factoidId, vote);
  } catch {
    // A browser that keeps nothing shows no vote as pressed after a reload; the API has it all the same.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function readOwnVote(factoidId: string): Vote {
  try {
    const kept = localStorage.getItem(PREFIX + factoidId);
    return kept === 'up' || kept === 'down' ? kept : 'none';
  } catch {
    return 'none';
  }
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
