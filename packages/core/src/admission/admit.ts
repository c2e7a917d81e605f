import type { NanoUsd } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { AdmissionReading } from './admission-store.ts';
import { applyTaking } from './apply-taking.ts';
import type { Controls } from './controls.ts';
import { type CounterKey, counterId, emptyCounter, previousWindow, type Taking } from './counter.ts';
import { committedOf, type LimitState, limitStates, type ScopeReading } from './limit-state.ts';
import { refusalOf } from './refusal.ts';
import { requireCalm } from './require-calm.ts';
import { type Action, LIFETIME, type LimitedScope, type Party, scopesOf, startsRun } from './scope.ts';
import { takeFromScope, takeMoreFromScope } from './take-from-scope.ts';

export interface Admission {
  readonly party: Party;
  readonly action: Action;
  readonly controls: Controls;
  readonly reading: AdmissionReading;
  readonly now: Date;
  /** Whether a human check is offered. */
  readonly canVerify: boolean;
}

/** For this long after midnight the day before still counts: runs are open, hourly buckets run on. */
const DAY_BEFORE_MATTERS_MS = 2 * 3_600_000;

/** Every limit as it stands once these takings are made. */
export function limitsAfter(admission: Omit<Admission, 'canVerify'>, takings: readonly Taking[]): LimitState[] {
  const counters = new Map(admission.reading.counters);
  for (const taking of takings) {
    const id = counterId(taking.key);
    counters.set(id, applyTaking(counters.get(id) ?? emptyCounter(taking.key), taking));
  }
  return limitsOf({ ...admission, reading: { ...admission.reading, counters } });
}

/** The scopes that a request touches, with what the store said of each. */
export function readScopes({ party, action, controls, reading, now }: Omit<Admission, 'canVerify'>): ScopeReading[] {
  const scopes = scopesOf(party, action, { ...controls, now });
  const at = (key: CounterKey) => reading.counters.get(counterId(key)) ?? emptyCounter(key);
  return scopes.map((scope) => ({
    scope,
    counters: shardKeys(scope, scope.window).map(at),
    before: dayBefore(scope, now).map(at),
  }));
}

/** Every counter that an admission in these scopes looks at. */
export function countersOf(scopes: readonly LimitedScope[], now: Date): CounterKey[] {
  return scopes.flatMap((scope) => [...shardKeys(scope, scope.window), ...dayBefore(scope, now)]);
}

function shardKeys({ id, shards }: LimitedScope, window: string): CounterKey[] {
  return Array.from({ length: shards }, (_, shard) => ({ scope: id, window, shard }));
}

function dayBefore(scope: LimitedScope, now: Date): CounterKey[] {
  const sinceMidnightMs = now.getTime() % 86_400_000;
  if (scope.window === LIFETIME || sinceMidnightMs > DAY_BEFORE_MATTERS_MS) return [];
  return shardKeys(scope, previousWindow(scope.window));
}

/** What the request takes from every scope that it touches. Throws the refusal that binds, having taken nothing. */
export function admit(admission: Admission, amount: NanoUsd, random: () => number): Taking[] {
  requireWelcome(admission);
  const scopes = readScopes(admission);
  requireCalm(admission, scopes);
  const { action, now } = admission;
  const decisions = scopes.map((scope) => takeFromScope(scope, { action, amount, now, random }));
  const refusals = decisions.flatMap((decision) => ('refusedBy' in decision ? [decision.refusedBy] : []));
  const binding = bindingOf(refusals);
  if (binding?.kind !== 'budget' && binding) throw refusalOf(binding, admission);
  requireHuman(admission, scopes);
  if (binding) throw refusalOf(binding, admission);
  return decisions.flatMap((decision) => ('takings' in decision ? decision.takings : []));
}

/**
 * What a run that goes on takes beside its first hold. Throws the refusal that binds, having taken nothing: a kill too, for what is
 * not yet held need not be spent.
 */
export function topUp(admission: Admission, amount: NanoUsd, random: () => number): Taking[] {
  requireNoStop(admission);
  const { action, now } = admission;
  const decisions = readScopes(admission).map((scope) => takeMoreFromScope(scope, { action, amount, now, random }));
  const binding = bindingOf(decisions.flatMap((decision) => ('refusedBy' in decision ? [decision.refusedBy] : [])));
  if (binding) throw refusalOf(binding, admission);
  return decisions.flatMap((decision) => ('takings' in decision ? decision.takings : []));
}

/** Every limit that applies to the party for this action, as it stands. */
export function limitsOf(admission: Omit<Admission, 'canVerify'>): LimitState[] {
  return readScopes(admission).flatMap((scope) => limitStates(scope, admission.action, admission.now));
}

/** Rates before money; among rates the one that lasts longest, among budgets the caller's own before the shared. */
function bindingOf(refusals: readonly LimitState[]): LimitState | null {
  const rates = refusals.filter(({ kind }) => kind !== 'budget');
  const longest = [...rates].sort((a, b) => (b.roomAt?.getTime() ?? 0) - (a.roomAt?.getTime() ?? 0));
  return longest[0] ?? refusals.at(-1) ?? null;
}

function requireWelcome(admission: Admission): void {
  if (admission.reading.denied.length > 0) throw new AppError('denied', { detail: 'The operator has blocked this access.' });
  if (startsRun(admission.action)) requireNoStop(admission);
}

function requireNoStop({ party, controls }: Admission): void {
  const stopped = controls.kills.some(({ target }) => target === 'all' || (target === 'anonymous' && party.kind === 'anonymous'));
  if (!stopped) return;
  throw new AppError('paused', {
    detail: 'The operator has paused generation. Reading goes on working.',
    retryAfterSeconds: 300,
  });
}

/** Once the policy's share of the anonymous budget is spent, the rest is for visitors who have shown to be human. */
function requireHuman({ party, controls, canVerify }: Admission, scopes: readonly ScopeReading[]): void {
  const share = controls.policy.challenge.anonymous_spent;
  if (!canVerify || share === null || party.kind !== 'anonymous' || party.isVerified) return;
  const anonymous = scopes.find(({ scope }) => scope.id === 'anonymous');
  if (!anonymous || anonymous.scope.budget === null || committedOf(anonymous) < anonymous.scope.budget * share) return;
  throw new AppError('challenge_required', {
    detail: 'Much of what visitors may spend today is spent: a quick check opens the rest to people.',
    limit: { scope: 'anonymous', kind: 'budget', limit: String(share), reset_at: null, lifted_by: ['challenge', 'key'] },
  });
}
