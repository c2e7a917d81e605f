import { type ChatMessage, ChatSessionId, MessageId, nanoUsd } from '@factoids/contracts';
import type { ChatSession } from '../chat/index.ts';
import { latencyOf, type RunCall, type RunOf, type TurnEnding, type TurnOpening, usageOf, viewUsage } from '../runs/index.ts';
import { SAMPLED_AT, sampleOwner, sampleRun, sampleRunId } from './sample-run.ts';

const place = (n: number) => sampleRunId(n).replace('run_', '');

/** The nth sample session, in which nothing has been said yet; later numbers are newer. */
export function sampleSession(n: number, overrides: Partial<ChatSession> = {}): ChatSession {
  return {
    id: ChatSessionId.parse(`cht_${place(n)}`),
    owner: sampleOwner,
    factoidId: null,
    model: 'acme/small',
    title: null,
    turns: 0,
    running: null,
    lastRun: null,
    summary: null,
    used: { turns: 0, promptTokens: 0, completionTokens: 0, cost: nanoUsd(0), unsettled: 0 },
    createdAt: SAMPLED_AT,
    expiresAt: '2099-12-22T09:00:00.000Z',
    ...overrides,
  };
}

/** A pending turn of a session: the nth sample run, and messages of the same numbers. */
export function sampleTurn(n: number, session: ChatSession, overrides: Partial<RunOf<'chat'>> = {}): RunOf<'chat'> {
  const { input, ...rest } = sampleRun(n);
  const [messageId, answerId] = [MessageId.parse(`msg_${place(2 * n)}`), MessageId.parse(`msg_${place(2 * n + 1)}`)];
  return {
    ...rest,
    kind: 'chat',
    input: { sessionId: session.id, messageId, answerId, purpose: 'talk', model: input.model },
    owner: session.owner,
    party: { ...rest.party, chat: session.id },
    createdAt: SAMPLED_AT,
    sentAt: SAMPLED_AT,
    ...overrides,
  };
}

/** What such a turn begins with. */
export function openingOf(run: RunOf<'chat'>, text = 'Do otters hold hands?'): TurnOpening {
  const nothing = { tools: [], sources: [], usage: null, latency: null };
  const message: ChatMessage = {
    ...{ id: run.input.messageId, role: 'user', text, run_id: run.id, status: 'complete' },
    ...nothing,
    created_at: run.createdAt,
  };
  return { sessionId: run.input.sessionId, message, title: text };
}

/** What it leaves with these calls. */
export function endingOf(run: RunOf<'chat'>, calls: readonly RunCall[], more: Partial<TurnEnding> = {}): TurnEnding {
  const said = { text: '', tools: [], firstWordAt: null };
  const answer: ChatMessage = {
    ...{ id: run.input.answerId, role: 'assistant', text: 'They do, in pairs.', run_id: run.id, status: 'complete' },
    ...{ tools: [], sources: [], usage: viewUsage(usageOf(calls)), latency: latencyOf(run.createdAt, said, run.createdAt) },
    created_at: run.createdAt,
  };
  return { sessionId: run.input.sessionId, answer, summary: null, ...more };
}

/** One call of a turn, of which the provider has said this much. */
export function sampleCall(usage: RunCall['usage'] = { promptTokens: 100, completionTokens: 20, cost: nanoUsd(70) }): RunCall {
  return { startedAt: SAMPLED_AT, generationId: 'gen-1', usage };
}
