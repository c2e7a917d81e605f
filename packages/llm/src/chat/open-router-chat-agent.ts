import type { ChatAgent } from '@factoids/core';
import type { CallOptions } from '../stream-call.ts';
import { MOST_STEPS, turnGraph } from './turn-graph.ts';
import { BLANK_STATE } from './turn-state.ts';

/** The deadlines are of each model call. */
export type ChatAgentOptions = CallOptions;

/** Answers chat turns with a model of OpenRouter and the desk's tools. */
export function openRouterChatAgent(options: ChatAgentOptions): ChatAgent {
  return {
    async answer(brief, desk) {
      const { answer, summary, summedUp } = await turnGraph({ options, brief, desk }).invoke(BLANK_STATE, {
        recursionLimit: MOST_STEPS,
        runName: 'chat-turn',
      });
      return { text: answer.text, summary: summedUp ? summary : null };
    },
  };
}
