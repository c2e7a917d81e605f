import styles from './answer.module.css';
import { AnswerBody } from './answer-body.tsx';
import { answerCost } from './chat-costs.ts';
import type { Message } from './chat-desk.ts';
import { SourceRow } from './source-row.tsx';
import { ToolChip } from './tool-chip.tsx';

interface AnswerProps {
  readonly message: Message;
  /** Where it can be asked again. */
  readonly onAgain: (() => void) | null;
}

/** An answer as it is kept, whole or not. */
export function Answer({ message, onAgain }: AnswerProps) {
  const { text, tools, sources, status } = message;
  return (
    <article className={styles.answer} data-status={status}>
      <h3 className="visually-hidden">The answer</h3>
      {tools.map((tool) => (
        <ToolChip key={tool.id} tool={tool} />
      ))}
      {text ? <AnswerBody text={text} sources={sources} /> : null}
      {status === 'complete' ? null : <p className={styles.broken}>{BROKEN[status]}</p>}
      <SourceRow sources={sources} />
      <p className={styles.receipt}>
        Cost {answerCost(message)}
        {onAgain ? (
          <button type="button" className={styles.again} onClick={onAgain}>
            Ask again
          </button>
        ) : null}
      </p>
    </article>
  );
}

const BROKEN = {
  interrupted: 'It stops here: the answer was interrupted.',
  failed: 'No answer came.',
} as const;

/** What a person said: their text, and never anything else. */
export function Said({ text, isOnItsWay = false }: { readonly text: string; readonly isOnItsWay?: boolean }) {
  return (
    <article className={styles.said} data-on-its-way={isOnItsWay}>
      <h3 className="visually-hidden">You asked</h3>
      <p dir="auto">{text}</p>
    </article>
  );
}
