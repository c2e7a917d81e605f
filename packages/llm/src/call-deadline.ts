export type CallEnd = 'aborted' | 'idle_timeout' | 'total_timeout';

interface Limits {
  readonly signal: AbortSignal;
  /** Longest silence between two reads from the provider. */
  readonly idleTimeoutMs: number;
  /** Longest duration of the whole call. */
  readonly totalTimeoutMs: number;
}

/** Ends a call when its caller does, when the provider falls silent, or when it takes too long. */
export interface CallDeadline {
  readonly signal: AbortSignal;
  /** Which of the three came first; null while none has. */
  readonly ended: CallEnd | null;
  /** Something arrived: the silence starts anew. */
  touch(): void;
  /** Stops the timers and lets go of whatever still holds the socket. */
  close(): void;
}

export function callDeadline({ signal, idleTimeoutMs, totalTimeoutMs }: Limits): CallDeadline {
  const controller = new AbortController();
  let ended: CallEnd | null = null;
  const end = (reason: CallEnd): void => {
    ended ??= reason;
    controller.abort(new DOMException(reason, 'AbortError'));
  };
  const onAbort = (): void => end('aborted');
  const idle = setTimeout(() => end('idle_timeout'), idleTimeoutMs);
  const total = setTimeout(() => end('total_timeout'), totalTimeoutMs);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });

  return {
    signal: controller.signal,
    get ended() {
      return ended;
    },
    touch: () => {
      if (!controller.signal.aborted) idle.refresh();
    },
    close() {
      clearTimeout(idle);
      clearTimeout(total);
      signal.removeEventListener('abort', onAbort);
      controller.abort();
    },
  };
}
