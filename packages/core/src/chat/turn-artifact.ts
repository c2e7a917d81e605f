import type { ChatSessionId, Latency, Problem, RunId, ToolUse, Usage } from '@factoids/contracts';
import type { TurnPurpose } from '../runs/index.ts';
import type { CallTrace } from './chat-agent.ts';

/** One turn as an evaluation wants it. Private to its owner and the operator: prompts and answers stand in it. */
export interface TurnArtifact {
  readonly version: 1;
  readonly run_id: RunId;
  readonly session_id: ChatSessionId;
  readonly purpose: TurnPurpose;
  readonly status: 'succeeded' | 'failed' | 'cancelled';
  readonly model: string;
  readonly question: string;
  readonly answer: string;
  readonly calls: readonly CallTrace[];
  readonly tools: readonly ToolUse[];
  readonly usage: Usage;
  readonly latency: Latency;
  readonly problem: Problem | null;
  readonly created_at: string;
}

export interface ArtifactStore {
  put(artifact: TurnArtifact): Promise<void>;
  /** All of a session's. Repeating is harmless. */
  removeOf(sessionId: ChatSessionId, runIds: readonly RunId[]): Promise<void>;
}
