import type { ToolOffer } from '@factoids/core';
import type { BaseMessage } from '@langchain/core/messages';
import { convertMessagesToCompletionsMessageParams } from '@langchain/openai';

/** Messages and tools of one request. */
export interface Prompt {
  readonly messages: readonly BaseMessage[];
  readonly tools: readonly ToolOffer[];
}

const utf8 = new TextEncoder();

/** UTF-8 bytes of a value's JSON. */
export function jsonBytes(value: unknown): number {
  return utf8.encode(JSON.stringify(value)).byteLength;
}

/** Messages and tools as they stand in the request. */
export function sentPrompt({ messages, tools }: Prompt, model: string) {
  const sent = convertMessagesToCompletionsMessageParams({ messages: [...messages], model });
  return tools.length === 0 ? { messages: sent } : { messages: sent, tools: toolParams(tools) };
}

export function toolParams(tools: readonly ToolOffer[]) {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function' as const,
    function: { name, description, parameters: { ...parameters } },
  }));
}
