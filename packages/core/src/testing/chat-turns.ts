import {
  type ChatMessage,
  type ChatSource,
  type FactoidId,
  MessageId,
  nanoUsd,
  type RunEvent,
  type RunId,
} from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import { quoteTurn } from '../admission/index.ts';
import type { AgentAnswer, CallTerms, ChatAgent, ChatSession, TurnBrief, TurnDesk, WebSearch } from '../chat/index.ts';
import { executeTurn } from '../chat/index.ts';
import type { RelatedQuestion } from '../embeddings/index.ts';
import type { FactoidRecord } from '../factoids/index.ts';
import { type Run, type RunOf, startRun, type TurnPurpose } from '../runs/index.ts';
import { memoryArtifacts } from './memory-artifacts.ts';
import { memoryChatStore } from './memory-chat-store.ts';
import { memoryFactoidStore } from './memory-factoid-store.ts';
import { memoryVerdictStore } from './memory-verdict-store.ts';
import { sampleSession } from './sample-chat.ts';
import { sampleFactoid } from './sample-factoid.ts';
import { sampleModel } from './sample-model.ts';
import { sampleRunId } from './sample-run.ts';
import { NETWORK, setUpAdmission } from './set-up-admission.ts';

export const OTTERS = sampleFactoid(1, { text: 'Sea otters hold hands while they sleep.' });
export const BEES = sampleFactoid(2, { text: 'Bees dance.', subject: 'Bees' });
export const HIDDEN = sampleFactoid(3, {
  text: 'Wrong.',
  hidden: { at: '2099-11-22T08:00:00.000Z', by: 'operator', reason: 'wrong' },
});
export const USED = { promptTokens: 100, completionTokens: 20, cost: nanoUsd(70) };

export type Script = (desk: TurnDesk, brief: TurnBrief) => Promise<string | AgentAnswer>;

interface Setting {
  readonly policy?: object;
  readonly models?: ReturnType<typeof sampleModel>[];
  readonly message?: string;
  readonly purpose?: TurnPurpose;
  readonly session?: Partial<ChatSession>;
  readonly earlier?: readonly ChatMessage[];
  readonly web?: WebSearch | null;
  /** Whether what the chat is about was taken down. */
  readonly hidden?: boolean;
  /** Whether the script throws what nobody foresees. */
  readonly mayBreak?: boolean;
}

/** A chat whose person has just said something, and a worker whose agent follows a script. */
export async function chatTurn(script: Script, setting: Setting = {}) {
  const { policy = {}, models = [sampleModel()], message = 'Do otters hold hands?', purpose = 'talk', earlier = [] } = setting;
  const world = setUpAdmission(policy, models);
  const { deps, state, clock } = world;
  const session = sampleSession(1, { factoidId: setting.hidden ? HIDDEN.id : OTTERS.id, ...setting.session });
  for (const factoid of [OTTERS, BEES, HIDDEN]) state.factoids.set(factoid.id, factoid);
  state.chats.set(session.id, session);
  state.messages.set(session.id, earlier);
  const artifacts = memoryArtifacts();
  const lost: [string, unknown, RunId][] = [];
  const faults: [unknown, RunId][] = [];
  const seen: { briefs: TurnBrief[]; asked: string[]; related: readonly FactoidId[] } = {
    briefs: [],
    asked: [],
    related: [OTTERS.id, HIDDEN.id, BEES.id],
  };
  const agent: ChatAgent = {
    async answer(brief, desk) {
      seen.briefs.push(brief);
      const answer = await script(desk, brief);
      return typeof answer === 'string' ? { text: answer, summary: null } : answer;
    },
  };
  const turnDeps = {
    ...deps,
    chats: memoryChatStore(state),
    factoids: memoryFactoidStore(state.factoids),
    verdicts: memoryVerdictStore(state),
    artifacts,
    related: async ({ text, limit }: RelatedQuestion) => {
      seen.asked.push(text);
      return seen.related.slice(0, limit);
    },
    web: setting.web ?? null,
    agent,
    onFault: (error: unknown, runId: RunId) => void faults.push([error, runId]),
    onLost: (what: string, error: unknown, runId: RunId) => void lost.push([what, error, runId]),
    leaseMs: 120_000,
  };
  const caller: Caller = { kind: 'anonymous', sessionId: world.ids.session(), network: NETWORK, verifiedUntil: null };
  const asked = {
    caller,
    action: 'chat',
    chat: session.id,
    idempotencyKey: undefined,
    bodyHash: '',
    noteLimits: () => undefined,
  } as const;
  const model = models[0]!;
  const ids = [world.ids.message(), world.ids.message()] as const;
  const { run } = await startRun({
    deps,
    asked,
    plan: async (basis, runId) => ({
      work: {
        kind: 'chat',
        input: {
          ...{ sessionId: session.id, messageId: ids[0], answerId: ids[1], purpose },
          model: { id: model.id, structuredOutput: true, tools: model.tools },
        },
      },
      quote: quoteTurn(model, message, basis.now),
      promptHash: null,
      turn: { sessionId: session.id, title: message, message: saidBy('user', { id: ids[0], text: message, run_id: runId }) },
    }),
  });
  const stored = () => state.runs.get(run.id) as RunOf<'chat'>;
  return {
    ...{ state, clock, deps: turnDeps, world: world.world, queue: world.queue, session, artifacts, lost, faults, seen, run },
    stored,
    events: (): readonly RunEvent[] => state.events.get(run.id) ?? [],
    answer: () => state.messages.get(session.id)?.find(({ id }) => id === ids[1]),
    factoid: (id: FactoidId): FactoidRecord | undefined => state.factoids.get(id),
    /** Works on the turn, and lets time pass until it is over. */
    async execute(holder = 'a', stepMs = 100) {
      let isOver = false;
      const execution = executeTurn({ deps: turnDeps, runId: run.id, holder }).finally(() => {
        isOver = true;
      });
      execution.catch(() => undefined);
      for (let step = 0; step < 2_000 && !isOver; step += 1) await clock.advance(stepMs);
      const ended = await execution;
      // Also what a script expected in vain.
      if (faults[0] && !setting.mayBreak) throw faults[0][0];
      return ended;
    },
  };
}

function saidBy(
  role: ChatMessage['role'],
  over: Pick<ChatMessage, 'id' | 'text' | 'run_id'> & Partial<ChatMessage>,
): ChatMessage {
  const nothing = { tools: [], sources: [], usage: null, latency: null };
  return { role, status: 'complete', ...nothing, created_at: '2099-11-22T08:00:00.000Z', ...over };
}

export function messageId(n: number): MessageId {
  return MessageId.parse(sampleRunId(n).replace('run', 'msg'));
}

/** A model call that says something, and is paid for. */
export async function speak(
  desk: TurnDesk,
  text: string,
  purpose: 'answer' | 'closing' | 'summary' = 'answer',
): Promise<CallTerms | null> {
  const terms = await desk.beginCall(purpose);
  if (terms === null) return null;
  desk.noteGeneration(`gen-${purpose}`);
  if (purpose !== 'summary') desk.say(text);
  desk.noteUsage(USED);
  desk.noteTrace({ purpose, model: terms.model.id, prompt: [], completion: text, finishReason: 'stop' });
  return terms;
}

/** The most that the calls of a run may cost together, and what each of its scopes holds. */
export function bookOf(run: Run) {
  const committed = run.calls.reduce((sum, { maxCost }) => sum + (maxCost ?? run.quote.callMaxCost), 0);
  const held = new Map<string, number>();
  for (const { scope, amount } of run.holds) held.set(scope, (held.get(scope) ?? 0) + amount);
  return { committed, held };
}

export function typesOf(events: readonly RunEvent[]): string[] {
  return events.map(({ type }) => type);
}

export function sourcesOf(text: string): ChatSource[] {
  return (JSON.parse(text) as { sources?: ChatSource[] }).sources ?? [];
}

/** A question and its answer, before the present turn. */
export function earlierExchange(n: number, status: ChatMessage['status'] = 'complete'): readonly ChatMessage[] {
  const run_id = sampleRunId(900 + n);
  const text = status === 'failed' ? '' : `Answer ${n}.`;
  return [
    saidBy('user', { id: messageId(2 * n), text: `Question ${n}?`, run_id }),
    saidBy('assistant', { id: messageId(2 * n + 1), text, run_id, status }),
  ];
}

/** A model that says this in one call. */
export function says(text: string): Script {
  return async (desk) => {
    await speak(desk, text);
    return text;
  };
}
