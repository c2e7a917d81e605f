import type { ChatSource } from '@factoids/contracts';
import type { ChatSummary, HistoryEntry } from '@factoids/core';
import { Annotation } from '@langchain/langgraph';

/** What a model asks to have done. */
export interface ToolRequest {
  /** Of its own in the turn. */
  readonly id: string;
  readonly name: string;
  /** Parsed; text that is no JSON comes as it was written. */
  readonly arguments: unknown;
}

/** What a model wrote in one call. */
export interface ModelAnswer {
  readonly text: string;
  readonly requests: readonly ToolRequest[];
}

export interface ToolResult extends ToolRequest {
  /** JSON text. */
  readonly result: string;
}

/** One answer that asked for tools, and what they returned. */
export interface Round {
  readonly text: string;
  readonly results: readonly ToolResult[];
}

/** All that a turn remembers between two steps. It ends with the turn: what stays is in the session's messages. */
export const TurnState = Annotation.Root({
  sources: Annotation<readonly ChatSource[]>,
  /** What is sent of the conversation, oldest first. */
  history: Annotation<readonly HistoryEntry[]>,
  summary: Annotation<ChatSummary | null>,
  /** Whether the summary was made in this turn. */
  summedUp: Annotation<boolean>,
  /** Model calls so far, of any purpose; one in place of another counts with it. */
  calls: Annotation<number>,
  rounds: Annotation<readonly Round[]>,
  answer: Annotation<ModelAnswer>,
});

export type TurnState = typeof TurnState.State;

export const BLANK_STATE: TurnState = {
  sources: [],
  history: [],
  summary: null,
  summedUp: false,
  calls: 0,
  rounds: [],
  answer: { text: '', requests: [] },
};
