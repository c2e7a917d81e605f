import type { Behaviour } from '../settings.ts';
import type { Answer } from './answer.ts';
import type { CompletionRequest } from './completion-request.ts';

/** What this call meets, of what a test wants for the whole turn. */
export function stepOf({ steps, ...all }: Behaviour, request: CompletionRequest): Behaviour {
  if (steps === undefined) return all;
  return { ...all, ...steps[Math.min(stepsTaken(request), steps.length - 1)] };
}

/** How often the model has called tools since it was last spoken to. */
function stepsTaken({ messages }: CompletionRequest): number {
  const asked = messages.findLastIndex(({ role }) => role === 'user');
  return messages.slice(asked + 1).filter(({ tool_calls: calls }) => calls?.length).length;
}

/** The answer as a test wants it: other words, other calls, or the arguments of the call that the request insists on. */
export function scriptedAnswer(answer: Answer, { answer: words, calls }: Behaviour, request: CompletionRequest): Answer {
  if (calls !== undefined)
    return { text: words ?? '', calls: calls.map((call) => ({ ...call, arguments: textOf(call.arguments) })) };
  if (words === undefined) return answer;
  const [forced] = answer.calls;
  return forced && isForced(request) ? { text: '', calls: [{ ...forced, arguments: words }] } : { text: words, calls: [] };
}

function isForced({ tool_choice: choice }: CompletionRequest): boolean {
  return choice === 'required' || typeof choice === 'object';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
