import { type Factoid, type FactoidId, formatUsd, type NanoUsd, type RunId } from '@factoids/contracts';

/** A published factoid. Plain text throughout; it carries nothing of the prompt or the raw answer. */
export interface FactoidRecord {
  readonly id: FactoidId;
  readonly runId: RunId;
  readonly text: string;
  readonly subject: string;
  readonly emoji: string;
  readonly model: string;
  /** null until the provider told it. */
  readonly cost: NanoUsd | null;
  readonly votes: { readonly up: number; readonly down: number };
  readonly createdAt: string;
}

export function viewFactoid(record: FactoidRecord): Factoid {
  const { id, text, subject, emoji, votes, model, cost, createdAt } = record;
  return { id, text, subject, emoji, votes, model, cost_usd: cost === null ? null : formatUsd(cost), created_at: createdAt };
}

/** Under which factoids of one subject are found: letters and digits of any script, in lower case. */
export function subjectKey(subject: string): string {
  return subject
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
