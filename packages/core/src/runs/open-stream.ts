import { isTerminalEvent, type RunId } from '@factoids/contracts';
import type { Principal } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { type Followed, followRun } from './follow-run.ts';
import { requireOwnRun } from './require-own-run.ts';
import { isTerminal } from './run.ts';
import type { RunReader } from './run-store.ts';

interface OpenStream {
  readonly deps: { readonly clock: Clock; readonly runs: RunReader };
  readonly input: { readonly principal: Principal | null; readonly id: RunId; readonly afterSeq: number };
  readonly options: { readonly deadlineMs: number; readonly heartbeatMs: number; readonly signal: AbortSignal };
}

/** The events of one's own run from after `afterSeq`; null when its terminal event has been seen. Never starts work. */
export async function openStream({ deps, input, options }: OpenStream): Promise<AsyncGenerator<Followed> | null> {
  const run = await requireOwnRun({ deps, input });
  // A chat's turns are watched at their session, and not once that was deleted.
  if (run.kind === 'chat') throw new AppError('not_found', { detail: 'A turn of a chat is watched at its session.' });
  if (isTerminal(run) && (await hasSeenAll(deps.runs, input))) return null;
  return followRun({ deps, runId: run.id, afterSeq: input.afterSeq, ...options });
}

async function hasSeenAll(runs: RunReader, { id, afterSeq }: OpenStream['input']): Promise<boolean> {
  const left = await runs.readEvents(id, afterSeq, { consistent: true });
  return !left.some(isTerminalEvent);
}
