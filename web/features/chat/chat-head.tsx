'use client';

import { useEffect, useRef, useState } from 'react';
import { type Models, modelName } from '../generate/model-name.ts';
import { chatCost } from './chat-costs.ts';
import { type ChatDesk, isAnswering } from './chat-desk.ts';
import styles from './chat-panel.module.css';

interface ChatHeadProps {
  readonly desk: ChatDesk;
  readonly models: Models;
  readonly onLeave: () => void;
  readonly onRemove: () => Promise<void>;
}

/** Who answers, what it has cost so far, and the ways out of this chat. */
export function ChatHead({ desk, models, onLeave, onRemove }: ChatHeadProps) {
  const { session, messages } = desk;
  const isBusy = isAnswering(desk);
  const costs = messages.some(({ role }) => role === 'assistant') ? [`this chat cost ${chatCost(messages)}`] : [];
  return (
    <header className={styles.head}>
      <h2 id="chat-title" className={styles.title}>
        Talk about it
      </h2>
      <p className={styles.facts}>
        {session ? [modelName(models, session.model), ...costs].join(' · ') : 'Answers are AI-generated too.'}
      </p>
      {session ? <Ways isBusy={isBusy} onLeave={onLeave} onRemove={onRemove} /> : null}
    </header>
  );
}

function Ways({ isBusy, onLeave, onRemove }: Pick<ChatHeadProps, 'onLeave' | 'onRemove'> & { readonly isBusy: boolean }) {
  const [stage, setStage] = useState<'shut' | 'asking' | 'removing'>('shut');
  const before = useRef(stage);
  const way = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    // The button that was pressed is gone: whoever stood on it is led to the one in its place.
    if (before.current !== stage) way.current?.focus();
    before.current = stage;
  }, [stage]);

  async function remove(): Promise<void> {
    setStage('removing');
    await onRemove();
    setStage('shut');
  }

  if (stage !== 'shut') {
    return (
      <p className={styles.ways}>
        For good?
        <button type="button" ref={way} className={styles.quiet} onClick={() => void remove()} disabled={stage === 'removing'}>
          {stage === 'removing' ? 'Deleting…' : 'Delete it'}
        </button>
        {stage === 'asking' ? (
          <button type="button" className={styles.quiet} onClick={() => setStage('shut')}>
            Keep it
          </button>
        ) : null}
      </p>
    );
  }
  return (
    <p className={styles.ways}>
      <button type="button" className={styles.quiet} onClick={() => isBusy || onLeave()} aria-disabled={isBusy}>
        New chat
      </button>
      <button
        type="button"
        ref={way}
        className={styles.quiet}
        onClick={() => isBusy || setStage('asking')}
        aria-disabled={isBusy}
      >
        Delete chat
      </button>
    </p>
  );
}
