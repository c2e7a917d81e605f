import { type ChatSessionId, isTerminalEvent, type RunId } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { type Followed, followRun, isTerminal, type Run, type RunReader } from '../runs/index.ts';
import type { ChatStore } from './chat-store.ts';
import { requireOwnSession } from './require-own-session.ts';

interface Deps {
  readonly clock: Clock;
  readonly chats: Pick<ChatStore, 'find'>;
  readonly runs: RunReader;
}

interface Input {
  readonly principal: Principal | null;
  readonly id: ChatSessionId;
  /** Which turn; the running one, else the last, when left out. */
  readonly run: RunId | undefined;
  readonly afterSeq: number;
}

interface OpenTurnStream {
  readonly deps: Deps;
  readonly input: Input;
  readonly options: { readonly deadlineMs: number; readonly heartbeatMs: number; readonly signal: AbortSignal };
}

/**
 * The events of a turn of one's own chat from after `afterSeq`; null when its terminal event has been seen. Never starts work. Throws
 * `not_found`, also for a run that is none of this chat's turns, and `invalid_cursor` for a place that its log has not reached.
 */
export async function openTurnStream({ deps, input, options }: OpenTurnStream): Promise<AsyncGenerator<Followed> | null> {
  const { principal, id, run: wanted, afterSeq } = input;
  const [session, early] = await Promise.all([
    requireOwnSession(deps.chats, { id, owner: principal && ownerOf(principal) }),
    wanted && deps.runs.find(wanted),
  ]);
  const last = session.running ?? session.lastRun;
  const run = wanted === undefined ? last && (await deps.runs.find(last)) : early;
  if (!run || !isTurnOf(run, id)) throw new AppError('not_found', { detail: 'This chat has no such turn.' });
  if (await hasSeenAll(deps.runs, run, afterSeq)) return null;
  return followRun({ deps, runId: run.id, afterSeq, ...options });
}

function isTurnOf(run: Run, id: ChatSessionId): boolean {
  return run.kind === 'chat' && run.input.sessionId === id;
}

/** Whether the event that a reader saw last is the terminal one, or the log of an ended turn is not kept any more. */
async function hasSeenAll(runs: RunReader, run: Run, afterSeq: number): Promise<boolean> {
  if (afterSeq === 0 && !isTerminal(run)) return false;
  const [seen] = await runs.readEvents(run.id, Math.max(0, afterSeq - 1), { consistent: true });
  if (afterSeq === 0) return seen === undefined;
  if (seen?.seq !== afterSeq) {
    const errors = [{ location: 'header/last-event-id', message: 'is beyond the last event of this turn' }];
    throw new AppError('invalid_cursor', { detail: 'There is no event with this id in the log of this turn.', errors });
  }
  return isTerminalEvent(seen);
}
