import type { ProviderError } from '@factoids/core';
import type { Callbacks } from '@langchain/core/callbacks/manager';
import type { AIMessageChunk } from '@langchain/core/messages';
import { callDeadline } from './call-deadline.ts';
import { callFailure } from './call-failure.ts';
import { type CallMeter, type CallRecord, callMeter } from './call-meter.ts';
import { meteringFetch } from './metering-fetch.ts';
import type { OpenRouterAccess } from './open-router-access.ts';

export interface CallOptions extends OpenRouterAccess {
  readonly fetch?: typeof fetch | undefined;
  /** Longest silence of the provider; its keep-alive comments count as a sign of life. */
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  /** LangChain callbacks that watch each call, for observability. */
  readonly callbacks?: Callbacks | undefined;
}

export type CallEvent =
  | { readonly type: 'generation'; readonly generationId: string }
  | { readonly type: 'chunk'; readonly chunk: AIMessageChunk }
  /** The last one. `failure` is null when the answer's last word arrived. */
  | { readonly type: 'ended'; readonly record: CallRecord; readonly failure: ProviderError | null };

interface Wire {
  /** A fetch for exactly one request. */
  readonly send: typeof fetch;
  /** Of the caller and of the deadlines. */
  readonly signal: AbortSignal;
}

type OpenStream = (wire: Wire) => Promise<AsyncIterable<AIMessageChunk>>;

/**
 * One streamed call, which ends with its signal, with a deadline, or when its reader leaves. An answer whose last word arrived
 * is whole even when the connection breaks before its usage report; then `usage` is null and has to be looked up.
 */
export async function* streamCall(options: CallOptions, signal: AbortSignal, open: OpenStream): AsyncGenerator<CallEvent> {
  const deadline = callDeadline({ ...options, signal });
  const meter = callMeter();
  let thrown: unknown = null;
  try {
    const send = meteringFetch({ fetch: options.fetch ?? fetch, meter, deadline });
    yield* readStream(meter, open({ send, signal: deadline.signal }));
  } catch (error) {
    thrown = error;
  } finally {
    deadline.close();
  }
  const { record } = meter;
  // What broke in between took words with it, although the end may have come in the same piece.
  const isWhole = !signal.aborted && !(thrown instanceof SyntaxError) && isComplete(record);
  yield { type: 'ended', record, failure: isWhole ? null : callFailure(record, deadline.ended, thrown) };
}

function isComplete({ status, finishReason, hasError }: CallRecord): boolean {
  return status === 200 && finishReason !== null && finishReason !== 'error' && !hasError;
}

/**
 * The generation's name goes out as soon as it is known: with it a lost call can still be settled. No `for await` here, because
 * leaving one waits for the provider's next word; the deadline's `close` ends the stream at once.
 */
async function* readStream(meter: CallMeter, opening: ReturnType<OpenStream>): AsyncGenerator<CallEvent> {
  opening.catch(() => undefined);
  const generationId = await Promise.race([meter.named, opening.then(() => meter.record.generationId)]);
  if (generationId !== null) yield { type: 'generation', generationId };
  const chunks = (await opening)[Symbol.asyncIterator]();
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield { type: 'chunk', chunk: next.value };
}
