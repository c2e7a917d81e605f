import { type CallPurpose, type CallTerms, ProviderError, type TurnDesk } from '@factoids/core';
import { type Caller, type CallOutcome, callModel } from './call-model.ts';
import type { Prompt } from './prompt-bytes.ts';
import type { ModelAnswer } from './turn-state.ts';

export interface Asking {
  readonly purpose: CallPurpose;
  /** The prompt for whichever model it becomes. Throws a `ProviderError` when it cannot be within the terms. */
  readonly promptFor: (terms: CallTerms) => Prompt;
  readonly takenIds: ReadonlySet<string>;
}

/**
 * Has a model write, or once another one when the first was away before its first word. null when the desk refuses the call.
 * Throws how the last one failed.
 */
export async function askModel(caller: Caller, asking: Asking): Promise<ModelAnswer | null> {
  const { desk } = caller;
  const terms = await desk.beginCall(asking.purpose);
  if (terms === null) return null;
  const first = await attempt(caller, asking, terms);
  if (first.failure === null) return first.answer;
  const instead = isElsewhere(first, desk) ? await desk.beginInstead(asking.purpose, first.failure) : null;
  if (instead === null) throw first.failure;
  const second = await attempt(caller, asking, instead);
  if (second.failure !== null) throw second.failure;
  return second.answer;
}

async function attempt(caller: Caller, { purpose, promptFor, takenIds }: Asking, terms: CallTerms): Promise<CallOutcome> {
  const prompt = promptOrFailure(promptFor, terms);
  if (!(prompt instanceof ProviderError)) return callModel(caller, { purpose, terms, prompt, takenIds });
  caller.desk.noteFailure(prompt);
  return { answer: { text: '', requests: [] }, failure: prompt };
}

function promptOrFailure(promptFor: Asking['promptFor'], terms: CallTerms): Prompt | ProviderError {
  try {
    return promptFor(terms);
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
}

/** Whether the fault is the provider's and nobody has read a word yet. */
function isElsewhere({ answer, failure }: CallOutcome, { signal }: TurnDesk): boolean {
  return failure !== null && failure.code !== 'invalid_output' && answer.text === '' && !signal.aborted;
}
