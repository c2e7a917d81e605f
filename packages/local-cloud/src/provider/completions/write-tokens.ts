import type { Clock } from '../clock.ts';
import type { Gate } from '../gate.ts';
import type { Pace } from '../settings.ts';
import type { Token } from './script.ts';

export interface Writing {
  readonly tokens: readonly Token[];
  readonly pace: Pace;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly signal: AbortSignal;
  readonly write: (token: Token) => void;
  /** Awaited once the first token is written. */
  readonly afterFirst: () => Promise<void>;
}

export interface Written {
  readonly count: number;
  readonly latencyMs: number;
  readonly generationMs: number;
}

const MIN_PAUSE_MS = 1;

/**
 * Writes the tokens at the pace of a model: the first after `timeToFirstTokenMs`, later ones when they are due. An abort
 * stops it between two tokens; the count is what was written until then.
 */
export async function writeTokens({ tokens, pace, clock, gate, signal, write, afterFirst }: Writing): Promise<Written> {
  const askedAt = clock.now();
  if (pace.timeToFirstTokenMs > 0) await clock.sleep(pace.timeToFirstTokenMs, signal);
  await gate.pass(signal);
  const startedAt = clock.now();
  let count = 0;
  const writeUpTo = (due: number) => {
    for (const token of tokens.slice(count, due)) {
      if (signal.aborted) return;
      write(token);
      count += 1;
    }
  };
  writeUpTo(1);
  if (count > 0) await afterFirst();
  while (count < tokens.length && !signal.aborted) {
    const due = dueTokens(clock.now() - startedAt, pace.tokensPerSecond);
    writeUpTo(due);
    if (count < tokens.length) await clock.sleep(pauseMs(count, clock.now() - startedAt, pace.tokensPerSecond), signal);
  }
  return { count, latencyMs: startedAt - askedAt, generationMs: clock.now() - startedAt };
}

function dueTokens(elapsedMs: number, tokensPerSecond: number): number {
  return Number.isFinite(tokensPerSecond) ? 1 + Math.floor((elapsedMs * tokensPerSecond) / 1000) : Number.POSITIVE_INFINITY;
}

function pauseMs(count: number, elapsedMs: number, tokensPerSecond: number): number {
  return Math.max(MIN_PAUSE_MS, (count * 1000) / tokensPerSecond - elapsedMs);
}
