'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** A reader who is as near as this to the end wants to stay there. */
const NEAR_PX = 48;

interface Bottom {
  readonly frame: RefObject<HTMLElement | null>;
  /** Whether there is more below than is seen. */
  readonly isAway: boolean;
  toBottom(): void;
}

/** Keeps the end of what grows in view, unless its reader has gone up to read. @param growth null while there is nothing yet */
export function useBottom(growth: unknown): Bottom {
  const frame = useRef<HTMLElement>(null);
  const stays = useRef(false);
  const hasBegun = growth !== null;
  const [isAway, setAway] = useState(false);

  const toBottom = () => frame.current?.scrollTo({ top: frame.current.scrollHeight });

  useLayoutEffect(() => {
    stays.current = hasBegun;
  }, [hasBegun]);

  // What grows is not looked at: it has only grown.
  useLayoutEffect(() => {
    if (stays.current) toBottom();
  }, [growth]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onScroll = () => {
      stays.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      setAway(!stays.current);
    };
    // Who opens something to read it wants to see that, not the end.
    const onClick = ({ target }: Event) => {
      if (target instanceof Element && target.closest('summary')) stays.current = false;
    };
    // What is drawn later than it came (fonts, the answer's own drawing) grows as well.
    const watcher = new ResizeObserver(() => stays.current && toBottom());
    if (element.firstElementChild) watcher.observe(element.firstElementChild);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('click', onClick);
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('click', onClick);
    };
  }, []);

  return {
    frame,
    isAway,
    toBottom: () => {
      stays.current = true;
      toBottom();
      // The button is gone by then.
      frame.current?.focus({ preventScroll: true });
    },
  };
}
