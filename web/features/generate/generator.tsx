'use client';

import type { Schemas } from '@factoids/client';
import { type FormEvent, useState } from 'react';
import { isBusy } from './desk.ts';
import styles from './generator.module.css';
import { ModelField } from './model-field.tsx';
import type { Models } from './model-name.ts';
import { RunPanel } from './run-panel.tsx';
import { TopicField } from './topic-field.tsx';
import { useRun } from './use-run.ts';

interface GeneratorProps {
  readonly models: Models;
  /** The factoid shown so far makes room for the next. */
  readonly onRetired: (factoid: Schemas['Factoid']) => void;
}

export function Generator({ models, onRetired }: GeneratorProps) {
  const [topic, setTopic] = useState('');
  const [model, setModel] = useState('');
  const controls = useRun();
  const { desk } = controls;
  const busy = isBusy(desk);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    if (desk.run.factoid) onRetired(desk.run.factoid);
    controls.start(wishOf(new FormData(event.currentTarget)));
  }

  return (
    <section className={styles.generator} aria-labelledby="generate-title">
      <form className={styles.form} onSubmit={submit}>
        <h1 id="generate-title" className={styles.title}>
          Ask for a fact you <em>did not</em> see coming.
        </h1>
        <TopicField topic={topic} onTopic={setTopic} />
        <ModelField models={models} model={model} onModel={setModel} />
        <button type="submit" className={styles.submit} aria-disabled={busy}>
          {busy ? 'Writing…' : 'Generate'}
        </button>
        <noscript>
          <p className={styles.hint}>Writing a new factoid needs JavaScript. Reading the latest does not.</p>
        </noscript>
      </form>
      <RunPanel controls={controls} models={models} />
    </section>
  );
}

/** Read from the form itself, which also has what was typed before this script ran. An empty field is left to the API. */
function wishOf(form: FormData): Schemas['GenerateBody'] {
  const topic = String(form.get('topic') ?? '').trim();
  const model = String(form.get('model') ?? '');
  return { ...(topic && { topic }), ...(model && { model }) };
}
