'use client';

import { useRef, useState } from 'react';
import { waitLine } from '../limits/refusal-words.ts';
import { useHold } from '../limits/use-hold.ts';
import { expectAnswer } from './answer-body.tsx';
import { type ChatDesk, isAnswering, type Message } from './chat-desk.ts';
import { ChatHead } from './chat-head.tsx';
import { ChatModel } from './chat-model.tsx';
import styles from './chat-panel.module.css';
import { ChatRefused } from './chat-refused.tsx';
import { lengthWords, NOTICES, STARTERS, stageWords, whyNotSent } from './chat-words.ts';
import { Composer } from './composer.tsx';
import { Transcript } from './transcript.tsx';
import { useChat } from './use-chat.ts';
import { useDraft } from './use-draft.ts';
import { useModels } from './use-models.ts';

interface ChatPanelProps {
  readonly factoidId: string;
  readonly onAnswered: (answer: Message) => void;
}

/** A conversation about a factoid. It is as high as it will ever be from the beginning: nothing around it moves. */
export function ChatPanel({ factoidId, onAnswered }: ChatPanelProps) {
  const controls = useChat(factoidId, onAnswered);
  const { desk } = controls;
  const [model, setModel] = useState('');
  const [isLookedAt, setLookedAt] = useState(false);
  const models = useModels(isLookedAt || desk.session !== null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(factoidId, field);
  const { isHeld, secondsLeft } = useHold(desk.refusal);
  const isBusy = isAnswering(desk);
  const wait = isHeld && desk.refusal?.wait ? waitLine(desk.refusal.wait, secondsLeft) : null;

  async function say(text: string): Promise<void> {
    if (text === draft.trim()) setDraft('');
    // What was not taken is still the writer's, unless they are at something else by now.
    if (!(await controls.ask(text, model))) setDraft((now) => now || text);
  }

  function look(): void {
    setLookedAt(true);
    expectAnswer();
  }

  async function sayAgain(): Promise<void> {
    const taken = await controls.askAgain(model);
    setDraft((now) => (now.trim() === taken ? '' : now));
  }

  function leave(): void {
    controls.leave();
    field.current?.focus();
  }

  async function remove(): Promise<void> {
    await controls.remove();
    field.current?.focus();
  }

  return (
    <section className={styles.panel} aria-labelledby="chat-title" onFocus={look}>
      <ChatHead desk={desk} models={models} onLeave={leave} onRemove={remove} />
      <Transcript
        desk={desk}
        models={models}
        onAgain={() => void sayAgain()}
        opening={<Opening onStart={(text) => void say(text)} isOff={wait !== null} />}
        refused={desk.refusal ? <ChatRefused refusal={desk.refusal} onAgain={() => void sayAgain()} onLeave={leave} /> : null}
      />
      <p className={styles.notice}>{desk.notice ? NOTICES[desk.notice] : ''}</p>
      <p role="status" className="visually-hidden">
        {announcement(desk)}
      </p>
      <Composer
        field={field}
        draft={draft}
        onDraft={setDraft}
        obstacle={whyNotSent(draft, isBusy) ?? wait}
        length={lengthWords(draft)}
        onSend={() => void say(draft.trim())}
        stop={desk.turn ? { isStopping: desk.isStopping, onStop: controls.stop } : null}
      >
        {desk.session ? null : <ChatModel models={models} model={model} onModel={setModel} />}
      </Composer>
      <noscript>
        <p className={styles.notice}>Talking about it needs JavaScript. Reading does not.</p>
      </noscript>
    </section>
  );
}

interface OpeningProps {
  readonly onStart: (text: string) => void;
  readonly isOff: boolean;
}

function Opening({ onStart, isOff }: OpeningProps) {
  return (
    <div className={styles.opening}>
      <p>Doubt it, turn it over, follow it to where it comes from.</p>
      <fieldset className={styles.starters}>
        <legend className="visually-hidden">To begin with</legend>
        {STARTERS.map((starter) => (
          <button
            key={starter}
            type="button"
            className={styles.starter}
            aria-disabled={isOff}
            onClick={() => isOff || onStart(starter)}
          >
            {starter}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** What the log does not tell: which tool is at work, why nothing comes, and what became of the chat. */
function announcement(desk: ChatDesk): string {
  const { turn, refusal, notice, isInContact } = desk;
  if (refusal) return `${refusal.words.title}. ${refusal.words.detail}`;
  if (notice) return NOTICES[notice];
  const isAtWork = turn?.tools.some(({ status }) => status === 'running') ?? false;
  return isAtWork || (turn && !isInContact) ? stageWords(desk, null) : '';
}
