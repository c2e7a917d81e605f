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
export type { ChatSession } from './chat-session.ts';
export type { ChatStore } from './chat-store.ts';
export type { ChatTool, FoundSource, ToolFinding, ToolOffer } from './chat-tool.ts';
export type { ArtifactStore, TurnArtifact } from './turn-artifact.ts';
export type { WebPage, WebSearch } from './web-search.ts';
