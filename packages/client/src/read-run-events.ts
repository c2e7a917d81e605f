import type { RunEvent, STREAM } from '@factoids/contracts';
import { ApiProblem, Unreachable } from './api-problem.ts';
import { backoffDelay } from './backoff.ts';
import { type Clock, sleep, systemClock } from './clock.ts';
import { type ConnectionSlots, connectionSlots } from './connection-slots.ts';
import { isTerminal, parseRunEvent } from './parse-run-event.ts';
import { endingOf, pollRun } from './poll-run.ts';
import { defaultPresence, type Presence, untilPresent } from './presence.ts';
import { type Fetch, readConnection } from './stream-connection.ts';

const RETRY_MS: (typeof STREAM)['retryMs'] = 1_000;
const FAILURES_BEFORE_POLLING = 3;

export interface ReadRunOptions {
  readonly streamUrl: string;
  readonly statusUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Events up to this one are neither asked for nor given. */
  readonly lastSeq?: number;
  /** Ends the reading quietly. The run goes on: to stop it is a request of its own. */
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
  readonly presence?: Presence;
  /** Shared by all readers of one client; who finds none free asks for the status until one is. */
  readonly slots?: ConnectionSlots;
  /** Told when the API cannot be reached any more, and when it can again. The reading goes on by itself. */
  readonly onContact?: (isInContact: boolean) => void;
}

/** What a reader remembers between two connections. */
interface Reading extends Required<ReadRunOptions> {
  lastSeq: number;
  retryMs: number;
  failures: number;
  isInContact: boolean;
  isOver: boolean;
}

/**
 * The events of a run, each once and in order, over as many connections as it takes: it resumes after the last event seen, backs
 * off, waits while the page is hidden or offline, and asks for the status instead when three connections in a row brought nothing.
 * @throws ApiProblem when the API refuses for good (an unknown run, another's run)
 */
export async function* readRunEvents(options: ReadRunOptions): AsyncGenerator<RunEvent, void> {
  const reading = startReading(options);
  const { presence, signal, clock, random } = reading;
  while (true) {
    await untilPresent(presence, signal);
    if (signal.aborted) return;
    const waitMs = yield* attempt(reading);
    if (reading.isOver || signal.aborted) return;
    await sleep(clock, Math.max(waitMs, backoffDelay({ ...reading, random: random() })), signal);
  }
}

/** One connection or one look at the status; returns the least milliseconds to wait before the next. */
async function* attempt(reading: Reading): AsyncGenerator<RunEvent, number> {
  const giveBack = reading.failures < FAILURES_BEFORE_POLLING ? reading.slots.take() : null;
  try {
    yield* giveBack ? streamOnce(reading) : pollOnce(reading);
    return 0;
  } catch (error) {
    if (reading.signal.aborted) return 0;
    if (error instanceof ApiProblem && !error.problem.retryable) throw error;
    reading.failures += 1;
    if (error instanceof Unreachable) noteContact(reading, false);
    return error instanceof ApiProblem ? (error.problem.retry_after ?? 0) * 1_000 : 0;
  } finally {
    giveBack?.();
  }
}

async function* streamOnce(reading: Reading): AsyncGenerator<RunEvent, void> {
  const seqBefore = reading.lastSeq;
  const connection = readConnection({
    ...reading,
    url: reading.streamUrl,
    onRetry: (ms) => (reading.retryMs = ms),
    onOpen: () => noteContact(reading, true),
  });
  // Driven by hand, because the value that it returns at its end (204: nothing more) counts too.
  try {
    while (!reading.isOver) {
      const step = await connection.next();
      if (step.done) {
        reading.isOver = step.value;
        break;
      }
      yield* accept(reading, parseRunEvent(step.value.data));
    }
  } finally {
    await connection.return(true);
  }
  if (reading.lastSeq === seqBefore) reading.failures += 1;
}

async function* pollOnce(reading: Reading): AsyncGenerator<RunEvent, void> {
  const run = await pollRun(reading);
  noteContact(reading, true);
  for (const event of endingOf(run, reading.lastSeq)) yield* accept(reading, event);
  reading.failures = Math.min(reading.failures, FAILURES_BEFORE_POLLING);
}

function* accept(reading: Reading, event: RunEvent | null): Generator<RunEvent, void> {
  if (!event || event.seq <= reading.lastSeq) return;
  reading.lastSeq = event.seq;
  reading.failures = 0;
  reading.isOver = isTerminal(event);
  yield event;
}

function noteContact(reading: Reading, isInContact: boolean): void {
  if (reading.isInContact === isInContact) return;
  reading.isInContact = isInContact;
  reading.onContact(isInContact);
}

function startReading(options: ReadRunOptions): Reading {
  return {
    headers: {},
    lastSeq: 0,
    signal: new AbortController().signal,
    fetch: (input, init) => fetch(input, init),
    clock: systemClock,
    random: Math.random,
    presence: defaultPresence(),
    slots: connectionSlots(),
    onContact: () => {},
    ...options,
    retryMs: RETRY_MS,
    failures: 0,
    isInContact: true,
    isOver: false,
  };
}
