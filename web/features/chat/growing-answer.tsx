'use client';

import { BusyDots } from '../../components/busy-dots.tsx';
import type { Models } from '../generate/model-name.ts';
import styles from './answer.module.css';
import { AnswerBody } from './answer-body.tsx';
import type { ChatDesk } from './chat-desk.ts';
import { stageWords } from './chat-words.ts';
import { ToolChip } from './tool-chip.tsx';

interface GrowingAnswerProps {
  readonly desk: ChatDesk;
  readonly models: Models;
}

/** The answer while it is made. It is silent: the log tells of it when it is whole. */
export function GrowingAnswer({ desk, models }: GrowingAnswerProps) {
  const { turn, isStopping, isInContact } = desk;
  const tools = turn?.tools ?? [];
  const isToldByTool = tools.at(-1)?.status === 'running' && !isStopping && isInContact;
  return (
    <article className={styles.answer} aria-busy="true" data-testid="growing-answer">
      {tools.map((tool) => (
        <ToolChip key={tool.id} tool={tool} />
      ))}
      {turn?.text ? <AnswerBody text={turn.text} sources={turn.sources} isGrowing /> : null}
      {isToldByTool ? null : (
        <p className={styles.stage}>
          <BusyDots />
          {stageWords(desk, models)}
        </p>
      )}
    </article>
  );
}
