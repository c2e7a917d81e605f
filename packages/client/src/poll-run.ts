import type { RunEvent, RunView } from '@factoids/contracts';
import { problemOf, Unreachable } from './api-problem.ts';
import type { Clock } from './clock.ts';
import { type Fetch, SILENCE_LIMIT_MS } from './stream-connection.ts';

export interface PollInput {
  readonly statusUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/**
 * Asks once how the run stands, for networks that let no stream through.
 * @throws ApiProblem when the API refuses, Unreachable when nothing answers, for 25 s at the most
 */
export async function pollRun(input: PollInput): Promise<RunView> {
  const silence = new AbortController();
  const disarm = input.clock.after(SILENCE_LIMIT_MS, () => silence.abort());
  try {
    return await readStatus({ ...input, signal: AbortSignal.any([input.signal, silence.signal]) });
  } finally {
    disarm();
  }
}

async function readStatus({ statusUrl, headers, signal, fetch }: PollInput): Promise<RunView> {
  const init = { headers: { ...headers, accept: 'application/json' }, signal, cache: 'no-store' } as const;
  const response = await fetch(statusUrl, init).catch((cause: unknown) => {
    throw new Unreachable('The API cannot be reached', { cause });
  });
  const body: unknown = response.ok
    ? await response
        .clone()
        .json()
        .catch(() => null)
    : null;
  if (!isRunView(body)) throw await problemOf(response);
  return body;
}

/** The end of a run as the events that its stream would have shown, numbered after the last one seen; none while it goes on. */
export function endingOf(run: RunView, lastSeq: number): RunEvent[] {
  const ending = terminalBody(run);
  if (!ending) return [];
  const place = { run_id: run.request_id, at: run.finished_at ?? run.created_at };
  const usage: RunEvent[] = run.usage ? [{ type: 'usage', ...place, seq: lastSeq + 1, ...run.usage }] : [];
  return [...usage, { ...ending, ...place, seq: lastSeq + 1 + usage.length }];
}

function terminalBody({ status, factoid, problem }: RunView) {
  if (status === 'succeeded') return factoid ? ({ type: 'succeeded', factoid } as const) : ({ type: 'succeeded' } as const);
  if (status === 'failed' && problem) return { type: 'failed', problem } as const;
  return status === 'cancelled' ? ({ type: 'cancelled' } as const) : null;
}

function isRunView(body: unknown): body is RunView {
  return typeof body === 'object' && body !== null && 'request_id' in body && 'status' in body && 'factoid' in body;
}
