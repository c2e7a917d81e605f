import type { FactoidWriter, WriteRequest, WriterEvent } from '@factoids/core';
import { answerReader, parseAnswer } from './answer-reader.ts';
import { openRouterChatModel } from './chat-model.ts';
import { factoidOutput } from './factoid-output.ts';
import { factoidPrompt, factoidPromptBytes, factoidPromptValues } from './factoid-prompt.ts';
import { type CallOptions, streamCall } from './stream-call.ts';

export type FactoidWriterOptions = CallOptions;

/** Writes factoids over OpenRouter's chat completions, in one call each. */
export function openRouterFactoidWriter(options: FactoidWriterOptions): FactoidWriter {
  return { promptBytes: factoidPromptBytes, write: (request) => writeFactoid(options, request) };
}

async function* writeFactoid(options: FactoidWriterOptions, request: WriteRequest): AsyncGenerator<WriterEvent> {
  const answer = answerReader();
  const events = streamCall(options, request.signal, ({ send, signal }) => {
    const model = openRouterChatModel(request, options, send).withConfig(factoidOutput(request.model));
    const { callbacks } = options;
    const config = { signal, runName: 'write-factoid', ...(callbacks ? { callbacks } : {}) };
    return factoidPrompt.pipe(model).stream(factoidPromptValues(request), config);
  });
  for await (const event of events) {
    if (event.type === 'generation') {
      yield event;
    } else if (event.type === 'chunk') {
      const text = answer.push(event.chunk);
      if (text !== null) yield { type: 'text', text };
    } else {
      if (event.failure) throw event.failure;
      const raw = answer.raw();
      const { finishReason, usage } = event.record;
      yield { type: 'finished', output: parseAnswer(raw), raw, finishReason, usage };
    }
  }
}
