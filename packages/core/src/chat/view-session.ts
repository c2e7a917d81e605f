import {
  type ChatMessage,
  type ChatSessionSummary,
  type ChatSessionView,
  formatUsd,
  type MessageAccepted,
  type RunningTurn,
  type Surface,
} from '@factoids/contracts';
import { chatStreamUrl, type RunOf, statusUrl, streamUrl, viewQuote } from '../runs/index.ts';
import type { ChatSession } from './chat-session.ts';

export function viewSummary(session: ChatSession, surface: Surface): ChatSessionSummary {
  const { id, factoidId, model, title, used, createdAt, expiresAt } = session;
  return {
    id,
    factoid_id: factoidId,
    model,
    title,
    metrics: {
      turns: used.turns,
      prompt_tokens: used.promptTokens,
      completion_tokens: used.completionTokens,
      cost_usd: formatUsd(used.cost),
      turns_unsettled: used.unsettled,
    },
    running: viewRunning(session, surface),
    created_at: createdAt,
    expires_at: expiresAt,
  };
}

export function viewSession(session: ChatSession, messages: readonly ChatMessage[], surface: Surface): ChatSessionView {
  return { ...viewSummary(session, surface), messages: [...messages] };
}

/** The turn that is being answered, and where it is watched. */
export function viewRunning({ id, running }: ChatSession, surface: Surface): RunningTurn | null {
  return running && { run_id: running, stream_url: chatStreamUrl(id, running, surface) };
}

export function viewMessageAccepted(run: RunOf<'chat'>, surface: Surface): MessageAccepted {
  return {
    message_id: run.input.messageId,
    run_id: run.id,
    status: 'pending',
    stream_url: streamUrl(run, surface),
    status_url: statusUrl(run, surface),
    quote: viewQuote(run),
  };
}
