import { CHAT_LIMITS, type ChatSessionView, type OpenSessionBody, type Surface, ZERO_USD } from '@factoids/contracts';
import type { ApiKeyRecord, Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  admitFree,
  chooseChatModel,
  type LimitState,
  ownerOfCaller,
  type ReadAdmission,
  readAdmission,
} from '../admission/index.ts';
import { type FactoidStore, requireShown } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { PriceListReader } from '../models/index.ts';
import { untilDecided } from '../runs/index.ts';
import type { ChatSession } from './chat-session.ts';
import type { ChatStore } from './chat-store.ts';
import { viewSession } from './view-session.ts';

type AdmissionDeps = ReadAdmission['deps'];

interface Deps extends AdmissionDeps {
  readonly ids: Pick<IdSource, 'chatSession'>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly chats: Pick<ChatStore, 'open'>;
  readonly factoids: Pick<FactoidStore, 'find'>;
  readonly readPriceList: PriceListReader;
}

interface Input {
  readonly caller: Caller;
  readonly body: OpenSessionBody;
  readonly surface: Surface;
  /** Told how the caller's limits stand, before a refusal as after an admission. */
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

interface OpenedSession {
  readonly view: ChatSessionView;
  /** The record of the key that opened it. */
  readonly key: ApiKeyRecord | null;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Opens a chat, about a factoid or about anything; it takes rates and no money. Throws `not_found` and `factoid_hidden` for the
 * factoid, `unknown_model`, `unpriced_model`, `invalid_request`, `paused` and `models_unavailable` for the model, `denied`, `rate_limited`, `store_busy`.
 */
export function openSession({ deps, input }: { deps: Deps; input: Input }): Promise<OpenedSession> {
  return untilDecided(deps, () => attempt(deps, input));
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: Deps, input: Input): Promise<OpenedSession | null> {
  const basis = await readAdmission({ deps, caller: input.caller, action: 'chat_session' });
  const { takings, noteTaken } = admitFree(basis, { action: 'chat_session', noteLimits: input.noteLimits, random: deps.random });
  const session = await plan(deps, input, basis);
  if (!(await deps.chats.open(session, takings))) return null;
  noteTaken();
  return { view: viewSession(session, [], input.surface), key: basis.reading.key };
}

async function plan(deps: Deps, { caller, body }: Input, { controls, now }: AdmissionBasis): Promise<ChatSession> {
  const { factoid_id: factoidId = null, model: wanted } = body;
  const [{ models }, factoid] = await Promise.all([deps.readPriceList(), factoidId && deps.factoids.find(factoidId)]);
  if (factoidId !== null) requireShown(factoid);
  const model = chooseChatModel({ models, policy: controls.policy.models, kills: controls.kills }, wanted);
  return {
    id: deps.ids.chatSession(),
    owner: ownerOfCaller(caller),
    factoidId,
    model: model.id,
    title: null,
    turns: 0,
    running: null,
    lastRun: null,
    summary: null,
    used: { turns: 0, promptTokens: 0, completionTokens: 0, cost: ZERO_USD, unsettled: 0 },
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + CHAT_LIMITS.sessionDays * DAY_MS).toISOString(),
  };
}
