import type { AIMessageChunk } from '@langchain/core/messages';
import { textFieldReader } from './text-field-reader.ts';

/** Puts a streamed answer together, wherever the model writes it: in the message or in the arguments of a function call. */
export interface AnswerReader {
  /** The `text` field as far as it is written, or null when the chunk added nothing to it. */
  push(chunk: AIMessageChunk): string | null;
  /** Everything the model wrote, as it wrote it. */
  raw(): string;
}

export function answerReader(): AnswerReader {
  const inMessage = { raw: '', field: textFieldReader() };
  const inCall = { raw: '', field: textFieldReader() };
  return {
    push(chunk) {
      const args = firstCallArguments(chunk);
      const target = args === '' ? inMessage : inCall;
      const piece = args === '' ? messageText(chunk) : args;
      target.raw += piece;
      const text = target.field.push(piece);
      return target === inMessage && inCall.raw !== '' ? null : text;
    },
    raw: () => inCall.raw || inMessage.raw,
  };
}

/** A model that ignores "one call" may open a second one; only the first is the answer. */
function firstCallArguments(chunk: AIMessageChunk): string {
  return (chunk.tool_call_chunks ?? [])
    .filter((call) => (call.index ?? 0) === 0)
    .map((call) => call.args ?? '')
    .join('');
}

function messageText(chunk: AIMessageChunk): string {
  return typeof chunk.content === 'string' ? chunk.content : '';
}

/** The JSON object in an answer, with whatever fence or sentence stands around it; null when there is none. */
export function parseAnswer(raw: string): unknown {
  const body = raw.slice(raw.indexOf('{'), raw.lastIndexOf('}') + 1);
  if (!body.startsWith('{')) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
