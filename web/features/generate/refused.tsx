'use client';

import Link from 'next/link';
import { formatCost } from '../../lib/format.ts';
import styles from '../limits/limits.module.css';
import { RefusalNote } from '../limits/refusal-note.tsx';
import type { Limits } from '../limits/use-limits.ts';
import { cheaperModel, refusedRoom } from './cheaper-model.ts';
import type { Desk } from './desk.ts';
import type { Models } from './model-name.ts';

interface RefusedProps {
  readonly desk: Desk;
  readonly models: Models;
  /** The chosen one, `''` for Auto. */
  readonly model: string;
  readonly limits: Limits;
  /** Whether a check has been passed for this very request. */
  readonly hasPassed: boolean;
  readonly onPassed: () => void;
  readonly onRetry: () => void;
  /** The request again, with this model. */
  readonly onModel: (model: string) => void;
}

/** A refusal with what only this form can offer: another model, or the factoid that says it already. */
export function Refused({ desk, models, model, limits, hasPassed, onPassed, onRetry, onModel }: RefusedProps) {
  const { refusal } = desk;
  if (!refusal) return null;
  const room = refusedRoom(refusal, limits);
  const cheaper = room && cheaperModel(models, model, room.usd);
  const existing = refusal.problem?.existing;

  return (
    <RefusalNote refusal={refusal} limits={limits} startsCheck={!hasPassed} onPassed={onPassed} onRetry={onRetry}>
      {existing ? (
        <Link className={styles.button} href={`/f/${existing.id}`}>
          Read the one that we have
        </Link>
      ) : null}
      {cheaper ? (
        <button type="button" className={styles.button} onClick={() => onModel(cheaper.id)}>
          Try {cheaper.name} for ≈ {formatCost(cheaper.factoid.expected_cost_usd)}
        </button>
      ) : null}
    </RefusalNote>
  );
}
