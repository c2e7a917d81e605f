/** What the model says: plain words, or the arguments of one function call. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly text: string };

export type FinishReason = 'stop' | 'length' | 'tool_calls';

/** A call that was cut short is no call: OpenRouter then says `length` too. */
export function finishReasonOf(answer: Answer, isCut: boolean): FinishReason {
  if (isCut) return 'length';
  return answer.kind === 'call' ? 'tool_calls' : 'stop';
}
