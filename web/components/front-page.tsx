'use client';

import type { Schemas } from '@factoids/client';
import { useState } from 'react';
import { Feed } from '../features/feed/feed.tsx';
import { Generator } from '../features/generate/generator.tsx';

interface FrontPageProps {
  readonly page: Schemas['FactoidPage'] | null;
  readonly models: Schemas['ModelList'] | null;
}

/** Joins the two halves: what was just written stays in the generator until the next one, and then tops the feed. */
export function FrontPage({ page, models }: FrontPageProps) {
  const [fresh, setFresh] = useState<readonly Schemas['Factoid'][]>([]);
  return (
    <>
      <Generator models={models} onRetired={(factoid) => setFresh((earlier) => [factoid, ...earlier])} />
      <Feed firstPage={page} fresh={fresh} />
    </>
  );
}
