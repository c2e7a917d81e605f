import { type NanoUsd, nanoUsd, ZERO_USD } from '@factoids/contracts';
import { chooseFallback, holdsTurn, type Quote, quoteTurn, readAgain, TURN_CALL } from '../../admission/index.ts';
import { AppError } from '../../app-error.ts';
import type { Clock } from '../../clock.ts';
import type { PriceListReader } from '../../models/index.ts';
import type { ProviderError, RunLog, RunOf, WriterModel } from '../../runs/index.ts';
import type { CallPurpose, CallTerms } from '../chat-agent.ts';
import type { Queued } from './in-order.ts';
import { type MoneyDeps, takeMore } from './turn-money.ts';

/** From then on a turn may only close: what is left of its time is for that. */
const CLOSE_AFTER_MS = 50_000;

export interface CallsDeps extends MoneyDeps {
  readonly clock: Clock;
  readonly readPriceList: PriceListReader;
}

interface Opening {
  readonly deps: CallsDeps;
  readonly log: RunLog<RunOf<'chat'>>;
  readonly write: Queued;
  /** What is put to the model. */
  readonly question: string;
}

/** A model, and what one call of it can cost. */
interface Offer {
  readonly model: WriterModel;
  readonly quote: Quote;
}

/** The model calls of a turn: each is noted and its money held before it is made. */
export interface TurnCalls {
  begin(purpose: CallPurpose): Promise<CallTerms | null>;
  beginInstead(purpose: CallPurpose, failure: ProviderError): Promise<CallTerms | null>;
  /** The index of the last one in the run. */
  readonly last: number;
  /** Who is asked at present. */
  readonly model: string;
}

export function turnCalls(opening: Opening): TurnCalls {
  const { deps, log } = opening;
  const { input, quote } = log.run();
  const own: Offer = { model: input.model, quote };
  const giveUpAt = deps.clock.now().getTime() + CLOSE_AFTER_MS;
  const covered = new Set<CallPurpose>(['answer', 'closing']);
  const tried = new Set([own.model.id]);
  let asked = own;
  let made = 0;
  let hasClosed = false;
  let last = -1;

  const mayGoOn = (purpose: CallPurpose): boolean => {
    if (purpose === 'closing') return made < TURN_CALL.calls;
    const left = TURN_CALL.calls - made - (hasClosed ? 0 : 1);
    return left > 0 && (made === 0 || deps.clock.now().getTime() < giveUpAt);
  };
  const make = async (purpose: CallPurpose, offer: Offer): Promise<CallTerms | null> => {
    const missing = beyond(offer.quote.callMaxCost, covered.has(purpose) ? quote.callMaxCost : ZERO_USD);
    if (missing > 0 && !(await takeMore(opening, { amount: missing, model: offer.model.id }))) return null;
    covered.delete(purpose);
    made += 1;
    hasClosed ||= purpose === 'closing';
    last = await note(opening, offer, { attempt: made, isOwn: offer === own });
    return termsOf(offer);
  };
  return {
    get last() {
      return last;
    },
    get model() {
      return asked.model.id;
    },
    async begin(purpose) {
      if (!mayGoOn(purpose) || (purpose === 'closing' && hasClosed)) return null;
      const terms = await make(purpose, asked);
      // The last answer is always held for, at the price of the turn's own model.
      return terms ?? (purpose === 'closing' && asked !== own ? make(purpose, own) : null);
    },
    async beginInstead(purpose) {
      if (!mayGoOn(purpose)) return null;
      const other = await offerInstead(opening, tried);
      if (other === null) return null;
      tried.add(other.model.id);
      asked = other;
      return make(purpose, other);
    },
  };
}

function beyond(amount: NanoUsd, held: NanoUsd): NanoUsd {
  return nanoUsd(Math.max(0, amount - held));
}

/** Notes that the call begins; its index in the run. */
function note({ log, write }: Opening, { model, quote }: Offer, call: { attempt: number; isOwn: boolean }): Promise<number> {
  return write(async () => {
    const event = { type: 'running', model: model.id, attempt: call.attempt } as const;
    await log.startCall(event, call.isOwn ? undefined : quote.callMaxCost);
    return log.run().calls.length - 1;
  });
}

function termsOf({ model, quote }: Offer): CallTerms {
  const { maxTokens, maxPrice, callMaxPromptBytes: maxPromptBytes } = quote;
  return { model, maxTokens, maxPrice, maxPromptBytes };
}

/** Another model at its present price; null when there is none, and when nobody can tell. Throws LostRun. */
async function offerInstead({ deps, log, question }: Opening, tried: ReadonlySet<string>): Promise<Offer | null> {
  const run = log.run();
  try {
    const [basis, list] = await Promise.all([readAgain(deps, { ...run, action: 'chat' }), deps.readPriceList()]);
    const { policy, kills } = basis.controls;
    const models = list.models.filter((model) => !tried.has(model.id) && holdsTurn(model, question));
    const model = chooseFallback({ models, policy: policy.models, kills }, run.input.model.id);
    if (!model) return null;
    const { id, structuredOutput, tools } = model;
    return { model: { id, structuredOutput, tools }, quote: quoteTurn(model, question, basis.now) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
