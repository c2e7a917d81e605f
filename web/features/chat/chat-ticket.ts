import { keptText } from '../../lib/kept-text.ts';

const SESSION_ID = /^cht_[0-9a-z]+$/;

/** It is not a secret: only who opened a chat may read it. */
const ticketFor = (factoidId: string) => keptText('localStorage', `factoids.chat:${factoidId}`);

export function rememberChat(factoidId: string, sessionId: string): void {
  ticketFor(factoidId).write(sessionId);
}

/** The chat that this browser last had about a factoid. */
export function recallChat(factoidId: string): string | null {
  const kept = ticketFor(factoidId).read();
  return kept !== null && SESSION_ID.test(kept) ? kept : null;
}

export function forgetChat(factoidId: string): void {
  ticketFor(factoidId).forget();
}
