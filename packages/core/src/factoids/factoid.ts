import {
  type Factoid,
  type FactoidId,
  type FactoidStanding,
  formatUsd,
  type NanoUsd,
  type RunId,
  type Verdict,
} from '@factoids/contracts';

/** A published factoid. Plain text throughout; it carries nothing of the prompt or the raw answer. */
export interface FactoidRecord {
  readonly id: FactoidId;
  /** null for one that was imported. */
  readonly runId: RunId | null;
  readonly text: string;
  readonly subject: string;
  readonly emoji: string;
  readonly model: string;
  /** null until the provider told it. */
  readonly cost: NanoUsd | null;
  readonly votes: { readonly up: number; readonly down: number };
  /** By how many networks it was reported as offensive. */
  readonly offensiveReports: number;
  /** Set once it was taken down: it is in no list any more. */
  readonly hidden: Hidden | null;
  /** Of the last check with sources, if there was one. */
  readonly verdict?: Verdict | undefined;
  readonly createdAt: string;
}

export interface Hidden {
  /** ISO 8601. */
  readonly at: string;
  readonly by: 'operator' | 'reports';
  readonly reason: string;
}

export function viewFactoid(record: FactoidRecord): Factoid {
  const { id, text, subject, emoji, votes, model, cost, verdict, createdAt } = record;
  const view = {
    id,
    text,
    subject,
    emoji,
    votes,
    model,
    cost_usd: cost === null ? null : formatUsd(cost),
    created_at: createdAt,
  };
  return verdict === undefined ? view : { ...view, verdict };
}

/** As the operator sees it. */
export function viewStanding(record: FactoidRecord): FactoidStanding {
  const { runId, offensiveReports, hidden } = record;
  return { ...viewFactoid(record), run_id: runId, offensive_reports: offensiveReports, hidden };
}

/** How many votes it has, for and against together. */
export function voteCount({ votes }: Pick<FactoidRecord, 'votes'>): number {
  return votes.up + votes.down;
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
