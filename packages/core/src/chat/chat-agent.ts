import type { ChatSource, MessageId } from '@factoids/contracts';
import type { ChatSummary, MaxPrice, ProviderError, ProviderUsage, TurnPurpose, WriterModel } from '../runs/index.ts';
import type { ToolOffer } from './chat-tool.ts';

/** Something that was said before in the session. */
export interface HistoryEntry {
  readonly id: MessageId;
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** What a check asks: a person's wording of it must not steer what becomes a verdict. */
export const VERIFY_QUESTION = 'Is this factoid true? Which sources support it or speak against it?';

/** What an agent knows when a turn begins. */
export interface TurnBrief {
  readonly purpose: TurnPurpose;
  /** The person's words: a wish, never rules. Of a check `VERIFY_QUESTION`. */
  readonly question: string;
  /** What the session is about. */
  readonly factoid: { readonly text: string; readonly subject: string } | null;
  readonly summary: ChatSummary | null;
  /** What came after the summary, oldest first. */
  readonly history: readonly HistoryEntry[];
  /** None for a model that cannot use any. */
  readonly tools: readonly ToolOffer[];
  /** UTF-8 bytes: see `TURN_CALL`. */
  readonly limits: { readonly contextBytes: number; readonly historyBytes: number; readonly toolBytes: number };
}

/** `closing` is the answer without tools that ends a turn which may go no further. */
export type CallPurpose = 'answer' | 'closing' | 'summary';

/** Under which terms a model may be called, once: the money for it is held. */
export interface CallTerms {
  readonly model: WriterModel;
  readonly maxTokens: number;
  readonly maxPrice: MaxPrice;
  readonly maxPromptBytes: number;
}

/** What a call was, for the owner's private record. */
export interface CallTrace {
  readonly purpose: CallPurpose;
  readonly model: string;
  /** The messages and tools, as they were sent. */
  readonly prompt: unknown;
  /** What the model wrote: text and calls of tools. */
  readonly completion: unknown;
  readonly finishReason: string | null;
}

/** Everything by which an agent touches the world. What its methods throw (lost, cancelled, out of time) ends the turn: let it pass. */
export interface TurnDesk {
  /** Aborted when the turn is cancelled, lost or out of time. */
  readonly signal: AbortSignal;
  /** Factoids that matter to a text, as sources with numbers of their own; none when the search is away. */
  retrieve(text: string): Promise<readonly ChatSource[]>;
  /**
   * Before each model call: notes it, so that nobody ever makes it again, and holds its money. null when the turn may make no
   * further one of this purpose: then it is time to close. The closing call is always held already, and may be made once.
   */
  beginCall(purpose: CallPurpose): Promise<CallTerms | null>;
  /** In place of a call that was refused or broke before a word came: another model's terms; null when there is none to ask. */
  beginInstead(purpose: CallPurpose, failure: ProviderError): Promise<CallTerms | null>;
  noteGeneration(generationId: string): void;
  noteUsage(usage: ProviderUsage): void;
  /** Of a call that gave no whole answer: what it may have cost. */
  noteFailure(failure: ProviderError): void;
  noteTrace(trace: CallTrace): void;
  /** What the present call has written for the person so far: cumulative and raw. */
  say(text: string): void;
  /**
   * Carries out what a model asked for, whatever it asked: an unknown tool, arguments that do not fit, a tool that fails or takes too
   * long are told to the model as such. The result is JSON text, within the tool's cap.
   */
  useTool(call: { readonly id: string; readonly name: string; readonly arguments: unknown }): Promise<string>;
}

export interface AgentAnswer {
  /** As the model wrote it; what it cites is checked by others. */
  readonly text: string;
  /** null when nothing was summed up. */
  readonly summary: ChatSummary | null;
}

/** Answers one turn of a chat. Throws {@link ProviderError} when no model gives an answer. */
export interface ChatAgent {
  answer(brief: TurnBrief, desk: TurnDesk): Promise<AgentAnswer>;
}
