import type { ChatMessage, ChatSource, MessageStatus } from '@factoids/contracts';
import { answerText, citedSources } from '../text/index.ts';
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

/** What a turn leaves: its answer, or as much as readers saw of it, tidied in the same way. */
export function endTurn({ run, answer, said, at }: EndTurn): TurnEnding {
  const told = said.tools.flatMap(({ sources }) => sources);
  const text = answer?.text ?? answerText(said.text, told);
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
