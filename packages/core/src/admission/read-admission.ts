import type { ChatSessionId } from '@factoids/contracts';
import { acceptsKey, type Caller, type KeyTier, type Owner } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import type { AdmissionQuery, AdmissionReading, AdmissionStore } from './admission-store.ts';
import { countersOf } from './admit.ts';
import { type Controls, seedControls } from './controls.ts';
import { counterId } from './counter.ts';
import type { IdempotencyClaim } from './idempotency.ts';
import { type Action, type Party, scopesOf, type Window } from './scope.ts';

export interface ReadingDeps {
  readonly clock: Clock;
  readonly admissions: AdmissionStore;
  /** The deployed policy as JSON: it seeds the controls where there are none yet. */
  readonly seed: string;
}

export interface ReadAdmission {
  readonly deps: ReadingDeps & { readonly pepper: string };
  readonly caller: Caller;
  readonly action: Action;
  /** The chat session that it is for, if for one. */
  readonly chat?: ChatSessionId | undefined;
  /** The request's idempotency key, if it has one. */
  readonly idempotencyKey?: string | undefined;
}

/** What an admission of this caller's looks at, as it stood at one moment. */
export interface AdmissionBasis {
  readonly party: Party;
  readonly controls: Controls;
  readonly reading: AdmissionReading;
  readonly now: Date;
}

/** To whom runs of this caller belong. */
export function ownerOfCaller(caller: Caller): Owner {
  if (caller.kind === 'system') return `system:${caller.purpose}`;
  return caller.kind === 'anonymous' ? `session:${caller.sessionId}` : `key:${caller.keyId}`;
}

/**
 * Who asks and what limits them, in one batch read; a second one only when a policy of which this process has not heard yet
 * gives a scope more shards. Throws `invalid_api_key`, and `store_busy` when the store cannot answer.
 */
export function readAdmission({ deps, caller, action, chat, idempotencyKey }: ReadAdmission): Promise<AdmissionBasis> {
  const now = deps.clock.now();
  const query = { ...identitiesOf(caller), idempotency: claimOf(caller, idempotencyKey) };
  const within = chat === undefined ? {} : { chat };
  const whose = (reading: AdmissionReading) => ({ ...partyOf({ deps, caller, reading, now }), ...within });
  return readWhole(deps, { now, action, query, presumed: { ...presumedParty(caller, now), ...within }, whose });
}

interface ReadAgain {
  readonly party: Party;
  readonly action: Action;
  /** The window that admitted it: it takes no more from an earlier one, though its worker's clock be slow around midnight. */
  readonly window: Window;
}

/** The same for a party that was admitted before and takes more. */
export function readAgain(deps: ReadingDeps, { party, action, window }: ReadAgain): Promise<AdmissionBasis> {
  const query = { keyId: null, parties: [], idempotency: null };
  const now = new Date(Math.max(deps.clock.now().getTime(), Date.parse(`${window}T00:00:00.000Z`)));
  return readWhole(deps, { now, action, query, presumed: party, whose: () => party });
}

interface Reading {
  readonly now: Date;
  readonly action: Action;
  readonly query: Omit<AdmissionQuery, 'counters' | 'now'>;
  readonly presumed: Party;
  readonly whose: (reading: AdmissionReading) => Party;
}

async function readWhole(deps: ReadingDeps, { now, action, query, presumed, whose }: Reading): Promise<AdmissionBasis> {
  const seed = () => seedControls(deps.seed);
  let guess = { party: presumed, controls: deps.admissions.lastControls() ?? seed() };
  for (;;) {
    const counters = countersOf(scopesOf(guess.party, action, { ...guess.controls, now }), now);
    const reading = await deps.admissions.read({ ...query, counters, now: now.toISOString() });
    const party = whose(reading);
    const controls = reading.controls ?? (await deps.admissions.seed(seed()));
    const known = new Set(counters.map(counterId));
    const needed = countersOf(scopesOf(party, action, { ...controls, now }), now);
    if (needed.every((key) => known.has(counterId(key)))) return { party, controls, reading, now };
    guess = { party, controls };
  }
}

function identitiesOf(caller: Caller) {
  if (caller.kind === 'system') return { keyId: null, parties: [] };
  return caller.kind === 'key'
    ? { keyId: caller.keyId, parties: [`key:${caller.keyId}`] }
    : { keyId: null, parties: [`session:${caller.sessionId}`, `network:${caller.network}`] };
}

function claimOf(caller: Caller, key: string | undefined): IdempotencyClaim | null {
  return key === undefined ? null : { owner: ownerOfCaller(caller), key };
}

/** The scopes of a key have the same names whatever its tier. */
function presumedParty(caller: Caller, now: Date): Party {
  if (caller.kind === 'system') return SYSTEM;
  return caller.kind === 'key' ? keyParty(caller.keyId, 'free') : anonymousParty(caller, now);
}

interface Asking {
  readonly deps: { readonly pepper: string };
  readonly caller: Caller;
  readonly reading: AdmissionReading;
  readonly now: Date;
}

function partyOf({ deps, caller, reading, now }: Asking): Party {
  if (caller.kind === 'system') return SYSTEM;
  if (caller.kind === 'anonymous') return anonymousParty(caller, now);
  const isAccepted = acceptsKey(reading.key, { apiKey: caller.apiKey, pepper: deps.pepper, now });
  if (!reading.key || !isAccepted) throw new AppError('invalid_api_key');
  return keyParty(caller.keyId, reading.key.tier);
}

const SYSTEM: Party = { kind: 'system' };

function keyParty(keyId: string, tier: KeyTier): Party {
  return { kind: 'key', keyId, tier };
}

function anonymousParty({ sessionId, network, verifiedUntil }: Extract<Caller, { kind: 'anonymous' }>, now: Date): Party {
  const isVerified = verifiedUntil !== null && Date.parse(verifiedUntil) > now.getTime();
  return { kind: 'anonymous', sessionId, network, isVerified };
}
