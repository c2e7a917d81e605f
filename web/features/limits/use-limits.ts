'use client';

import type { LimitList } from '@factoids/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browserClient, serverClock } from '../../lib/browser-api.ts';
import { nextReset, restoreLimits } from './nearest-limit.ts';

const STALE_MS = 60_000;
/** The clocks were compared to about a second: a little late is right, a little early is not. */
const MARGIN_MS = 1_000;
const LONGEST_TIMER_MS = 86_400_000;

export interface Limits {
  /** null until they are known. The page works without. */
  readonly list: LimitList | null;
  /** Resolves when they have been read, or could not be: then those known stay. */
  refresh(): Promise<void>;
}

/** The visitor's limits: read when the page opens, when told to, and when it is looked at again after a while. */
export function useLimits(): Limits {
  const [list, setList] = useState<LimitList | null>(null);
  const turn = useRef(0);
  const readAt = useRef(0);

  const refresh = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    readAt.current = Date.now();
    const answer = await browserClient.getLimits().catch(() => null);
    if (answer && mine === turn.current) setList(answer);
  }, []);

  useEffect(() => {
    const onLook = () => {
      if (document.visibilityState === 'visible' && Date.now() - readAt.current > STALE_MS) void refresh();
    };
    void refresh();
    document.addEventListener('visibilitychange', onLook);
    return () => document.removeEventListener('visibilitychange', onLook);
  }, [refresh]);

  useEffect(() => {
    const reset = list && nextReset(list.data);
    if (!reset) return;
    const restore = () => setList({ ...list, data: restoreLimits(list.data, serverClock.serverNow()) });
    const waitMs = Math.max(0, serverClock.localTime(reset) - Date.now()) + MARGIN_MS;
    const timer = setTimeout(restore, Math.min(waitMs, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  }, [list]);

  return { list, refresh };
}
