import { CHAT_LIMITS, type ChatMessage, type ChatSessionId, type MessageId, type RunId, type Surface } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  chooseModel,
  hashOf,
  type LimitState,
  limitsOf,
  type ModelChoice,
  ownerOfCaller,
  quoteTurn,
  scopeName,
} from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { textHash } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { PricedModel, PriceListReader } from '../models/index.ts';
import { type RequestedRun, type RunOf, type RunPlan, type StartDeps, startRun, type TurnPurpose } from '../runs/index.ts';
import type { ChatSession } from './chat-session.ts';
import type { ChatStore } from './chat-store.ts';
import { isTruthQuestion } from './is-truth-question.ts';
import { isOver, requireOwnSession } from './require-own-session.ts';
import { titleOf } from './title-of.ts';
import { viewRunning } from './view-session.ts';

interface Deps extends StartDeps {
  readonly ids: Pick<IdSource, 'run' | 'message'>;
  readonly chats: Pick<ChatStore, 'find'>;
  readonly readPriceList: PriceListReader;
}

interface Input {
  readonly caller: Caller;
  readonly id: ChatSessionId;
  /** As `MessageText` has parsed it. */
  readonly text: string;
  readonly surface: Surface;
  readonly idempotencyKey: string | undefined;
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

export type SentMessage = Omit<RequestedRun, 'run'> & { readonly run: RunOf<'chat'> };

const HASH_CHARS = 16;

/**
 * Says something in one's own chat and has it answered: see {@link startRun}. The message, the session's turn and the run are written
 * together. Throws what an admission throws and `not_found`, `session_expired`, `session_full` and `turn_in_progress`.
 */
export async function sendMessage({ deps, input }: { deps: Deps; input: Input }): Promise<SentMessage> {
  const { caller, id, text, idempotencyKey } = input;
  let isOwn = false;
  let met: RunId | null = null;
  // How much a chat has left is told to its owner alone.
  const noteLimits: Input['noteLimits'] = (limits) =>
    input.noteLimits(isOwn ? limits : limits.filter(({ scope }) => scopeName(scope) !== 'chat'));
  const { run, ...rest } = await startRun({
    deps,
    asked: { caller, action: 'chat', chat: id, idempotencyKey, bodyHash: hashOf([id, text]), noteLimits },
    async plan(basis, runId) {
      const session = await requireOwnSession(deps.chats, { id, owner: ownerOfCaller(caller) });
      isOwn = true;
      noteLimits(limitsOf({ ...basis, action: 'chat' }));
      if (idempotencyKey !== undefined && session.running !== null && session.running !== met) {
        // It may be this very message that took the turn since its key was looked up: look again before refusing it.
        met = session.running;
        return null;
      }
      requireTurn(session, basis.now, input.surface);
      return planTurn({ deps, session, text, basis, runId });
    },
  });
  if (run.kind !== 'chat') throw new AppError('idempotency_mismatch');
  return { ...rest, run };
}

interface Planning {
  readonly deps: Deps;
  readonly session: ChatSession;
  readonly text: string;
  readonly basis: AdmissionBasis;
  readonly runId: RunId;
}

async function planTurn({ deps, session, text, basis, runId }: Planning): Promise<RunPlan> {
  const list = await deps.readPriceList();
  const { policy, kills } = basis.controls;
  const model = modelOf(session, { models: list.models, policy: policy.models, kills });
  const [messageId, answerId] = pairOfIds(deps);
  const purpose = purposeOf(session, text);
  const { structuredOutput, tools } = model;
  return {
    work: {
      kind: 'chat',
      input: {
        ...{ sessionId: session.id, messageId, answerId, purpose },
        model: { id: model.id, structuredOutput, tools },
      },
    },
    quote: quoteTurn(model, text, basis.now),
    // Everybody asks whether it is true in the same words.
    promptHash: purpose === 'verify' ? null : textHash(text).slice(0, HASH_CHARS),
    turn: {
      sessionId: session.id,
      message: messageOf({ id: messageId, text, runId, at: basis.now.toISOString() }),
      title: session.title ?? titleOf(text),
    },
  };
}

/** A chat keeps its model: who writes in it later did not choose one, and is not to look for its name. */
function modelOf({ model }: ChatSession, choice: ModelChoice): PricedModel {
  try {
    return chooseModel(choice, model);
  } catch (error) {
    const isGone = error instanceof AppError && (error.code === 'unknown_model' || error.code === 'unpriced_model');
    if (!isGone) throw error;
    throw new AppError(error.code, { detail: `${model}, which this chat is with, answers no more. Open a new one to go on.` });
  }
}

/** The rules that the store checks again when the turn is taken; here they have words. */
function requireTurn(session: ChatSession, now: Date, surface: Surface): void {
  if (isOver(session, now)) {
    const detail = `This chat is over: a chat lasts ${CHAT_LIMITS.sessionDays} days. Open a new one to go on.`;
    throw new AppError('session_expired', { detail });
  }
  const running = viewRunning(session, surface);
  if (running) {
    throw new AppError('turn_in_progress', {
      detail: 'Your last message is still being answered. Wait for it, or stop it.',
      running,
    });
  }
  if (session.turns >= CHAT_LIMITS.turns) {
    const detail = `This chat has all the ${CHAT_LIMITS.turns} messages that a chat may have. Open a new one to go on.`;
    throw new AppError('session_full', { detail });
  }
}

function purposeOf({ factoidId }: ChatSession, text: string): TurnPurpose {
  return factoidId !== null && isTruthQuestion(text) ? 'verify' : 'talk';
}

/** Messages are kept in the order of their ids, and two ids of one moment come in any order. */
function pairOfIds({ ids }: Deps): readonly [MessageId, MessageId] {
  const [one, other] = [ids.message(), ids.message()];
  return one < other ? [one, other] : [other, one];
}

function messageOf({ id, text, runId, at }: { id: MessageId; text: string; runId: RunId; at: string }): ChatMessage {
  const nothing = { tools: [], sources: [], usage: null, latency: null };
  return { id, role: 'user', text, run_id: runId, status: 'complete', ...nothing, created_at: at };
}
