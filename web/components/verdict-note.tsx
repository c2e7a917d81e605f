import type { Schemas } from '@factoids/client';
import { SourceLink, whose } from '../features/chat/source-link.tsx';
import { formatDay } from '../lib/format.ts';
import styles from './verdict-note.module.css';

type Verdict = NonNullable<Schemas['Factoid']['verdict']>;

const WORDS: Readonly<Record<Verdict['value'], { readonly mark: string; readonly word: string }>> = {
  supported: { mark: '✓', word: 'supported' },
  contradicted: { mark: '✗', word: 'contradicted' },
  unclear: { mark: '?', word: 'unclear' },
};

/** What a check came to, by whom and with what; or that there was none. As high before as after, as a rule. */
export function VerdictNote({ verdict }: { readonly verdict: Verdict | undefined }) {
  if (!verdict) {
    return (
      <section className={styles.note} aria-label="The check">
        <p className={styles.value}>Not checked yet.</p>
        <p>Ask “Is this true?” below: it is then looked up, and what comes of it is printed here.</p>
      </section>
    );
  }
  const { value, because, sources, model, checked_at } = verdict;
  return (
    <section className={styles.note} data-value={value} aria-label="The check">
      <p className={styles.value}>
        <span className={styles.mark} aria-hidden="true">
          {WORDS[value].mark}
        </span>
        Checked: {WORDS[value].word}
      </p>
      <p>{because}</p>
      {sources.length > 0 ? <VerdictSources sources={sources} /> : null}
      <p className={styles.provenance}>
        Checked by {model}, a machine too · <time dateTime={checked_at}>{formatDay(checked_at)}</time>
      </p>
    </section>
  );
}

function VerdictSources({ sources }: Pick<Verdict, 'sources'>) {
  return (
    <ul className={styles.sources} aria-label="Sources of the check">
      {sources.map(({ title, url }) => {
        const source = { kind: url.startsWith('/') ? 'factoid' : 'web', url } as const;
        return (
          <li key={url}>
            <SourceLink source={source}>{title || url}</SourceLink> <span className={styles.host}>{whose(source)}</span>
          </li>
        );
      })}
    </ul>
  );
}
