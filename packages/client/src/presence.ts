/** Whether somebody is there to read and the network is up. Reconnects wait for both. */
export interface Presence {
  isPresent(): boolean;
  /** Calls back at every change; the returned function ends that. */
  onChange(listener: () => void): () => void;
}

/** For programs, which neither hide nor know whether they are online. */
export const alwaysPresent: Presence = { isPresent: () => true, onChange: () => () => {} };

interface EventSourceLike {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** The part of a browser's globals that tells whether the page is seen and online. */
export interface PageGlobals extends EventSourceLike {
  readonly document: EventSourceLike & { readonly visibilityState: string };
  readonly navigator: { readonly onLine: boolean };
}

declare const window: PageGlobals | undefined;

export function browserPresence(page: PageGlobals): Presence {
  const sources = [
    [page.document, 'visibilitychange'],
    [page, 'online'],
    [page, 'offline'],
  ] as const;
  return {
    isPresent: () => page.document.visibilityState !== 'hidden' && page.navigator.onLine,
    onChange(listener) {
      for (const [source, type] of sources) source.addEventListener(type, listener);
      return () => {
        for (const [source, type] of sources) source.removeEventListener(type, listener);
      };
    },
  };
}

export function defaultPresence(): Presence {
  return typeof window === 'undefined' ? alwaysPresent : browserPresence(window);
}

/** Resolves when somebody is present, or when the signal aborts. */
export function untilPresent(presence: Presence, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || presence.isPresent()) return resolve();
    const stopListening = presence.onChange(() => {
      if (presence.isPresent()) finish();
    });
    signal.addEventListener('abort', finish);
    function finish() {
      stopListening();
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
