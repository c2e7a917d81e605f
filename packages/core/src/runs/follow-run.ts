import { isTerminalEvent, type RunEvent, type RunId } from '@factoids/contracts';
import type { Clock } from '../clock.ts';
import { DELTA_FRAME_MS } from './frame-deltas.ts';
import type { RunReader } from './run-store.ts';

interface Following {
  readonly deps: { readonly clock: Clock; readonly runs: RunReader };
  readonly runId: RunId;
  readonly afterSeq: number;
  readonly deadlineMs: number;
  readonly heartbeatMs: number;
  readonly signal: AbortSignal;
}

export type Followed = RunEvent | 'heartbeat';

/**
 * How long to wait before the log is read again: as long as a frame while words come, often while something is about to come, rarely
 * for a slow model.
 */
export function pollDelayMs(quietMs: number, isBeingWritten: boolean): number {
  if (quietMs < 300) return isBeingWritten ? DELTA_FRAME_MS : 35;
  if (quietMs < 10_000) return 100;
  return quietMs < 30_000 ? 150 : 500;
}

/**
 * Replays a run's log after `afterSeq` and follows it as it grows. Ends with the terminal event, at the deadline, or when
 * the signal aborts; a heartbeat stands in wherever nothing came for `heartbeatMs`.
 */
export async function* followRun(following: Following): AsyncGenerator<Followed> {
  const { deps, runId, deadlineMs, heartbeatMs, signal } = following;
  const nowMs = () => deps.clock.now().getTime();
  const endMs = nowMs() + deadlineMs;
  let [seq, newsMs, sentMs] = [following.afterSeq, nowMs(), nowMs()];
  let isBeingWritten = false;
  while (!signal.aborted && nowMs() < endMs) {
    for (const event of await deps.runs.readEvents(runId, seq)) {
      yield event;
      if (isTerminalEvent(event)) return;
      seq = event.seq;
      isBeingWritten = event.type === 'delta';
      newsMs = sentMs = nowMs();
    }
    if (nowMs() - sentMs >= heartbeatMs) {
      yield 'heartbeat';
      sentMs = nowMs();
    }
    await deps.clock.sleep(pollDelayMs(nowMs() - newsMs, isBeingWritten), signal);
  }
}
