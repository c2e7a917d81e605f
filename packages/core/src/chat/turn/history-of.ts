import type { ChatMessage, RunId } from '@factoids/contracts';
import type { ChatSummary } from '../../runs/index.ts';
import type { HistoryEntry } from '../chat-agent.ts';

interface Told {
  readonly messages: readonly ChatMessage[];
  readonly summary: ChatSummary | null;
  /** The turn that is being answered: it is no history yet. */
  readonly present: RunId;
}

/** What was said before in a session, as questions with their answers, whole or broken off, from after the summary on; oldest first. */
export function historyOf({ messages, summary, present }: Told): readonly HistoryEntry[] {
  const exchanges = messages
    .filter(({ role, run_id }) => role === 'user' && run_id !== present)
    .flatMap((question) => {
      const answer = messages.find(({ role, run_id }) => role === 'assistant' && run_id === question.run_id);
      return answer && answer.status !== 'failed' && answer.text !== '' ? [[question, answer] as const] : [];
    });
  const summedUp = exchanges.findIndex((exchange) => exchange.some(({ id }) => id === summary?.through));
  return exchanges.slice(summedUp + 1).flatMap((exchange) => exchange.map(({ id, role, text }) => ({ id, role, text })));
}
