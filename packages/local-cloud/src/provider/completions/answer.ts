/** A function that the model wants called; `arguments` is JSON text. */
export interface FunctionCall {
  readonly name: string;
  readonly arguments: string;
}

/** What the model says: words, then the functions it calls; either may be missing. */
export interface Answer {
  readonly text: string;
  readonly calls: readonly FunctionCall[];
}

export type FinishReason = 'stop' | 'length' | 'tool_calls';

/** Calls that were cut short are none: OpenRouter then says `length` too. */
export function finishReasonOf(answer: Answer, isCut: boolean): FinishReason {
  if (isCut) return 'length';
  return answer.calls.length > 0 ? 'tool_calls' : 'stop';
}
