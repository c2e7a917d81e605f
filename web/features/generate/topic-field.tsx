'use client';

import styles from './generator.module.css';
import { SUGGESTIONS, TOPIC_MAX_CHARS } from './suggestions.ts';

interface TopicFieldProps {
  readonly topic: string;
  readonly onTopic: (topic: string) => void;
}

export function TopicField({ topic, onTopic }: TopicFieldProps) {
  return (
    <div className={styles.field}>
      <div className={styles.labelRow}>
        <label htmlFor="topic">Topic</label>
        <span id="topic-count" className={styles.count} data-full={topic.length >= TOPIC_MAX_CHARS}>
          {topic.length}/{TOPIC_MAX_CHARS}
          <span className="visually-hidden"> characters</span>
        </span>
      </div>
      <input
        id="topic"
        name="topic"
        type="text"
        className={styles.input}
        value={topic}
        onChange={(event) => onTopic(event.target.value)}
        maxLength={TOPIC_MAX_CHARS}
        placeholder="Anything. Leave it empty for a surprise."
        aria-describedby="topic-count"
        autoComplete="off"
        enterKeyHint="go"
      />
      <fieldset className={styles.suggestions}>
        <legend className="visually-hidden">Suggested topics</legend>
        {SUGGESTIONS.map((suggestion) => (
          <button key={suggestion} type="button" className={styles.chip} onClick={() => onTopic(suggestion)}>
            {suggestion}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
