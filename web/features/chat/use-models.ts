'use client';

import { useEffect, useState } from 'react';
import { browserClient } from '../../lib/browser-api.ts';
import type { Models } from '../generate/model-name.ts';

/** The price list, once it is wanted; null before that, and where it cannot be read. */
export function useModels(isWanted: boolean): Models {
  const [models, setModels] = useState<Models>(null);
  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    browserClient.listModels({ signal: leaving.signal }).then(setModels, () => {});
    return () => leaving.abort();
  }, [isWanted]);
  return models;
}
