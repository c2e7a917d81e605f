'use client';

import type { Models } from '../generate/model-name.ts';
import styles from './composer.module.css';

interface ChatModelProps {
  readonly models: Models;
  readonly model: string;
  readonly onModel: (model: string) => void;
}

/** Which model a new chat speaks with, where there is a choice. `''` stands for Auto: the API chooses. */
export function ChatModel({ models, model, onModel }: ChatModelProps) {
  const fitting = models?.data.filter(({ capabilities }) => capabilities.chat) ?? [];
  if (fitting.length < 2) return null;
  return (
    <label className={styles.model}>
      Model
      <select value={model} onChange={(event) => onModel(event.target.value)}>
        <option value="">Auto</option>
        {fitting.map(({ id, name, capabilities }) => (
          <option key={id} value={id}>
            {capabilities.tools ? name : `${name} (cannot look things up)`}
          </option>
        ))}
      </select>
    </label>
  );
}
