'use client';

import type { Schemas } from '@factoids/client';
import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { verdictAfter } from '../features/chat/verdict-after.ts';
import { FactoidCard } from './factoid-card.tsx';
import { VerdictNote } from './verdict-note.tsx';

/** In the page from the start, and at work when the rest is. */
const ChatPanel = dynamic(() => import('../features/chat/chat-panel.tsx').then((chat) => chat.ChatPanel));

interface DiscussedFactoidProps {
  readonly factoid: Schemas['Factoid'];
  readonly children: ReactNode;
}

/** A factoid with the talk about it: what comes of a check there is printed here. */
export function DiscussedFactoid({ factoid: printed, children }: DiscussedFactoidProps) {
  const [factoid, setFactoid] = useState(printed);
  const checkedAt = useRef(printed.verdict?.checked_at);

  const onAnswered = useCallback(
    async (answer: Schemas['ChatMessage']) => {
      const verdict = await verdictAfter(answer, printed, checkedAt.current);
      if (!verdict) return;
      checkedAt.current = verdict.checked_at;
      setFactoid((before) => ({ ...before, verdict }));
    },
    [printed],
  );

  return (
    <>
      <FactoidCard factoid={factoid} size="hero" headingLevel="h1" />
      <VerdictNote verdict={factoid.verdict} />
      {children}
      <ChatPanel factoidId={factoid.id} onAnswered={onAnswered} />
    </>
  );
}
