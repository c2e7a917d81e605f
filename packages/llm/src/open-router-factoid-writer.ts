import type { FactoidWriter, WriteRequest, WriterEvent } from '@factoids/core';
import type { Callbacks } from '@langchain/core/callbacks/manager';
import { type AnswerReader, answerReader, parseAnswer } from './answer-reader.ts';
import { type CallDeadline, callDeadline } from './call-deadline.ts';
import { callFailure } from './call-failure.ts';
import { type CallMeter, type CallRecord, callMeter } from './call-meter.ts';
import { type OpenRouterAccess, openRouterChatModel } from './chat-model.ts';
import { factoidOutput } from './factoid-output.ts';
import { factoidPrompt, factoidPromptBytes, factoidPromptValues } from './factoid-prompt.ts';
import { meteringFetch } from './metering-fetch.ts';

export interface FactoidWriterOptions extends OpenRouterAccess {
  readonly fetch?: typeof fetch | undefined;
  /** Longest silence of the provider; its keep-alive comments count as a sign of life. */
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  /** LangChain callbacks that watch each call, for observability. */
  readonly callbacks?: Callbacks | undefined;
}

interface Call {
  readonly request: WriteRequest;
  readonly meter: CallMeter;
  readonly deadline: CallDeadline;
  readonly answer: AnswerReader;
}

/**
 * Writes factoids over OpenRouter's chat completions. An answer whose last word arrived is kept even when the connection
 * breaks before its usage report; then `usage` is null and has to be looked up.
 */
export function openRouterFactoidWriter(options: FactoidWriterOptions): FactoidWriter {
  return { promptBytes: factoidPromptBytes, write: (request) => writeFactoid(options, request) };
}

async function* writeFactoid(options: FactoidWriterOptions, request: WriteRequest): AsyncGenerator<WriterEvent> {
  const deadline = callDeadline({ ...options, signal: request.signal });
  const call = { request, deadline, meter: callMeter(), answer: answerReader() };
  let thrown: unknown = null;
  try {
    yield* streamAnswer(call, openStream(options, call));
  } catch (error) {
    thrown = error;
  } finally {
    deadline.close();
  }
  const { record } = call.meter;
  if (request.signal.aborted || !isComplete(record)) throw callFailure(record, deadline.ended, thrown);
  const raw = call.answer.raw();
  yield { type: 'finished', output: parseAnswer(raw), raw, finishReason: record.finishReason, usage: record.usage };
}

function isComplete({ status, finishReason, hasError }: CallRecord): boolean {
  return status === 200 && finishReason !== null && finishReason !== 'error' && !hasError;
}

function openStream(options: FactoidWriterOptions, { request, meter, deadline }: Call) {
  const send = meteringFetch({ fetch: options.fetch ?? fetch, meter, deadline });
  const model = openRouterChatModel(request, options, send).withConfig(factoidOutput(request.model));
  const { callbacks } = options;
  return factoidPrompt.pipe(model).stream(factoidPromptValues(request), {
    signal: deadline.signal,
    runName: 'write-factoid',
    ...(callbacks ? { callbacks } : {}),
  });
}

/**
 * The generation's name goes out as soon as it is known: with it a lost call can still be settled. No `for await` here, because
 * leaving one waits for the provider's next word; the deadline's `close` ends the stream at once.
 */
async function* streamAnswer({ meter, answer }: Call, opening: ReturnType<typeof openStream>): AsyncGenerator<WriterEvent> {
  opening.catch(() => undefined);
  const generationId = await Promise.race([meter.named, opening.then(() => meter.record.generationId)]);
  if (generationId !== null) yield { type: 'generation', generationId };
  const chunks = (await opening)[Symbol.asyncIterator]();
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const text = answer.push(next.value);
    if (text !== null) yield { type: 'text', text };
  }
}
