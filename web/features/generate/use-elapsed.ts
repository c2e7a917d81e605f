'use client';

import { useEffect, useState } from 'react';

/** Whole seconds since `startedAt` (ms since the epoch), ticking while there is one. */
export function useElapsed(startedAt: number | null): number {
  const [now, setNow] = useState(0);

  useEffect(() => {
    if (startedAt === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [startedAt]);

  return startedAt === null ? 0 : Math.max(0, Math.floor((now - startedAt) / 1_000));
}
