import { CHAT_LIMITS, type ChatMessage, type ChatSource, type MessageStatus } from '@factoids/contracts';
import { withCitations } from './citations.ts';
import { citedSources } from './cited-sources.ts';
import { type RunOf, usageOf } from './run.ts';
import { viewUsage } from './run-view.ts';
import { type ChatSummary, latencyOf, type Said, type TurnEnding } from './turn.ts';

/** A whole answer, as it is kept. */
export interface Answer {
  readonly text: string;
  /** Those that it cites. */
  readonly sources: readonly ChatSource[];
  readonly summary: ChatSummary | null;
}

interface EndTurn {
  readonly run: RunOf<'chat'>;
  /** null for a turn that came to no end of its own. */
  readonly answer: Answer | null;
  readonly said: Said;
  readonly at: string;
}

/** What a turn leaves: its answer, or as much as readers saw of it, without what it cites of nothing. */
export function endTurn({ run, answer, said, at }: EndTurn): TurnEnding {
  const told = said.tools.flatMap(({ sources }) => sources);
  const text = answer?.text ?? withCitations(said.text, told).trim().slice(0, CHAT_LIMITS.answerMaxChars);
  const message: ChatMessage = {
    id: run.input.answerId,
    role: 'assistant',
    text,
    run_id: run.id,
    status: statusOf(answer, text),
    tools: [...said.tools],
    sources: [...(answer?.sources ?? citedSources(text, told))],
    usage: viewUsage(usageOf(run.calls)),
    latency: latencyOf(run.createdAt, said, at),
    created_at: at,
  };
  return { sessionId: run.input.sessionId, answer: message, summary: answer?.summary ?? null };
}

function statusOf(answer: Answer | null, text: string): MessageStatus {
  if (answer !== null) return 'complete';
  return text === '' ? 'failed' : 'interrupted';
}
