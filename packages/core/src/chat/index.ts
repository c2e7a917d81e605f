export { cancelTurn } from './cancel-turn.ts';
export type {
  AgentAnswer,
  CallPurpose,
  CallTerms,
  CallTrace,
  ChatAgent,
  HistoryEntry,
  TurnBrief,
  TurnDesk,
} from './chat-agent.ts';
export { VERIFY_QUESTION } from './chat-agent.ts';
export type { ChatSession } from './chat-session.ts';
export type { ChatStore } from './chat-store.ts';
export type { ChatTool, FoundSource, ToolFinding, ToolOffer } from './chat-tool.ts';
export { deleteSession } from './delete-session.ts';
export { executeTurn, type TurnDeps } from './execute-turn.ts';
export { getSession } from './get-session.ts';
export { listSessions } from './list-sessions.ts';
export { openSession } from './open-session.ts';
export { openTurnStream } from './open-turn-stream.ts';
export { type SentMessage, sendMessage } from './send-message.ts';
export type { ArtifactStore, TurnArtifact } from './turn-artifact.ts';
export type { VerdictStore } from './verdict-store.ts';
export { viewMessageAccepted } from './view-session.ts';
export type { WebPage, WebSearch } from './web-search.ts';
