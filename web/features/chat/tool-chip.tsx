import type { ToolProgress } from '@factoids/client';
import { BusyDots } from '../../components/busy-dots.tsx';
import styles from './answer.module.css';
import { SourceLink, whose } from './source-link.tsx';

interface ToolChipProps {
  readonly tool: ToolProgress;
}

/** What an answer is made with: its label while it goes on, then what came of it, with what it found behind it. */
export function ToolChip({ tool }: ToolChipProps) {
  const { status, label, summary, sources } = tool;
  if (status === 'running') {
    return (
      <p className={styles.tool} data-status="running">
        <BusyDots />
        {label}
      </p>
    );
  }
  if (sources.length === 0) {
    return (
      <p className={styles.tool} data-status={status}>
        <ToolWords {...{ tool }} />
      </p>
    );
  }
  return (
    <details className={styles.tool} data-status={status}>
      <summary>
        <ToolWords {...{ tool }} />
      </summary>
      <ul className={styles.found}>
        {sources.map((source) => (
          <li key={source.n}>
            <SourceLink source={source}>{source.title || summary || label}</SourceLink>
            <span className={styles.host}> {whose(source)}</span>
            <p>{source.excerpt}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ToolWords({ tool: { status, label, summary } }: ToolChipProps) {
  const outcome = status === 'failed' ? summary || 'That did not work; the answer goes without it.' : summary;
  return (
    <>
      {label}
      {outcome ? <span className={styles.outcome}> · {outcome}</span> : null}
    </>
  );
}
