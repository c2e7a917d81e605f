'use client';

import type { Schemas } from '@factoids/client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LimitMeter } from '../limits/limit-meter.tsx';
import { useHold } from '../limits/use-hold.ts';
import { useLimits } from '../limits/use-limits.ts';
import { costOf } from './cheaper-model.ts';
import { isBusy } from './desk.ts';
import styles from './generator.module.css';
import { ModelField } from './model-field.tsx';
import type { Models } from './model-name.ts';
import { Refused } from './refused.tsx';
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
  const [hasPassed, setHasPassed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const limits = useLimits();
  const { refresh } = limits;
  const controls = useRun(refresh);
  const { desk } = controls;
  const busy = isBusy(desk);
  const { isHeld, secondsLeft } = useHold(desk.refusal);
  const isOver = desk.refusal?.wait != null && secondsLeft === 0;
  const wish = () => (form.current ? wishOf(new FormData(form.current)) : {});

  useEffect(() => {
    if (isOver) void refresh();
  }, [isOver, refresh]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || isHeld) return;
    if (desk.run.factoid) onRetired(desk.run.factoid);
    setHasPassed(false);
    controls.start(wish());
  }

  function retryPassed() {
    setHasPassed(true);
    controls.retry(wish());
  }

  function startWith(cheaper: string) {
    setModel(cheaper);
    controls.start({ ...wish(), model: cheaper });
  }

  return (
    <section className={styles.generator} aria-labelledby="generate-title">
      <form className={styles.form} ref={form} onSubmit={submit}>
        <h1 id="generate-title" className={styles.title}>
          Ask for a fact you <em>did not</em> see coming.
        </h1>
        <TopicField topic={topic} onTopic={setTopic} />
        <ModelField models={models} model={model} onModel={setModel} />
        <button
          type="submit"
          className={styles.submit}
          aria-disabled={busy || isHeld}
          data-busy={busy}
          aria-describedby="limits-line"
        >
          {busy ? 'Writing…' : 'Generate'}
        </button>
        <LimitMeter limits={limits} costUsd={costOf(models, model)} refusal={desk.refusal} lineId="limits-line" />
        <noscript>
          <p className={styles.hint}>Writing a new factoid needs JavaScript. Reading the latest does not.</p>
        </noscript>
      </form>
      <RunPanel
        controls={controls}
        models={models}
        refused={
          <Refused
            {...{ desk, models, model, limits, hasPassed }}
            onPassed={retryPassed}
            onRetry={() => controls.retry(wish())}
            onModel={startWith}
          />
        }
      />
    </section>
  );
}

/** Read from the form itself, which also has what was typed before this script ran. An empty field is left to the API. */
function wishOf(form: FormData): Schemas['GenerateBody'] {
  const topic = String(form.get('topic') ?? '').trim();
  const model = String(form.get('model') ?? '');
  return { ...(topic && { topic }), ...(model && { model }) };
}
