const PREFIX = 'factoids.chat:';
const SESSION_ID = /^cht_[0-9a-z]+$/;

/** Storage may be switched off: the chat then simply cannot be found again. It is not a secret: only who opened it may read it. */
export function rememberChat(factoidId: string, sessionId: string): void {
  try {
    localStorage.setItem(PREFIX + factoidId, sessionId);
  } catch {}
}

/** The chat that this browser last had about a factoid. */
export function recallChat(factoidId: string): string | null {
  try {
    const kept = localStorage.getItem(PREFIX + factoidId);
    return kept !== null && SESSION_ID.test(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function forgetChat(factoidId: string): void {
  try {
    localStorage.removeItem(PREFIX + factoidId);
  } catch {}
}
