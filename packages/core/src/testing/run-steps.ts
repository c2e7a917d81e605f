import { FactoidId, nanoUsd, type RunEvent, type RunId } from '@factoids/contracts';
import type { IdempotencyRecord } from '../admission/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';
import type { Ending, Run, RunStore } from '../runs/index.ts';
import { ALONE } from './sample-run.ts';

export const NOW = '2099-11-22T09:00:01.000Z';
export const UNTIL = '2099-11-22T09:01:41.000Z';

export function idempotencyOf(run: Run): IdempotencyRecord {
  const expiresAt = '2099-11-23T09:00:00.000Z';
  return { owner: run.owner, key: `key-${run.id}`, bodyHash: 'hash', runId: run.id, expiresAt };
}

export function runningOf(runId: RunId, seq: number): RunEvent {
  return { type: 'running', run_id: runId, seq, at: NOW, model: 'acme/small', attempt: 1 };
}

export function deltaOf(runId: RunId, seq: number, text: string): RunEvent {
  return { type: 'delta', run_id: runId, seq, at: NOW, text };
}

export function cancelled(): Ending {
  const nothing = {
    calls: [],
    changes: [],
    pieces: 0,
    factoid: null,
    daily: null,
    turn: null,
    problem: null,
    forget: null,
  } as const;
  return { at: NOW, events: [{ type: 'cancelled' }], hold: 'released', ...nothing };
}

/** Of no two runs the same. */
const textOf = ({ id }: Pick<Run, 'id'>) => `Otters hold hands, as ${id} has seen.`;

export function succeeded(run: Run, calls: Run['calls'], text = textOf(run)): Ending {
  const id = FactoidId.parse(run.id.replace('run_', 'fct_'));
  const factoid: FactoidRecord = {
    id,
    runId: run.id,
    text,
    subject: 'Otters',
    emoji: '🦦',
    model: 'acme/small',
    cost: nanoUsd(7),
    votes: { up: 0, down: 0 },
    offensiveReports: 0,
    hidden: null,
    createdAt: NOW,
  };
  const { subject, emoji, model, votes } = factoid;
  const view = { id, text, subject, emoji, model, votes, cost_usd: '0.000000007', created_at: NOW };
  return { ...cancelled(), events: [{ type: 'succeeded', factoid: view }], calls, factoid, hold: 'settled' };
}

export type Begun = Awaited<ReturnType<typeof begun>>;

/** A run whose first model call has begun. */
export async function begun(store: RunStore, run: Run) {
  await store.create(run, ALONE);
  await store.takeLease({ id: run.id, holder: 'a', now: NOW, until: UNTIL });
  const calls = [{ startedAt: NOW, generationId: 'gen-1', usage: null }];
  await store.startCall({ runId: run.id, epoch: 1, seq: 1 }, calls, runningOf(run.id, 2));
  return { run, calls };
}
