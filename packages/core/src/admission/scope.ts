import { addUsd, type NanoUsd } from '@factoids/contracts';
import type { Policy } from './policy.ts';
import type { Rate } from './rate.ts';

/** A thing with limits. */
export type ScopeId =
  | 'global'
  | 'anonymous'
  | 'system'
  | `session:${string}`
  | `network:${string}`
  | `key:${string}`
  | `chat:${string}`;

/** Scopes that many callers share, which therefore may have several shards. */
export const SHARED_SCOPES = ['global', 'anonymous', 'system'] as const;
export type SharedScope = (typeof SHARED_SCOPES)[number];

export type ScopeName = 'global' | 'anonymous' | 'system' | 'session' | 'network' | 'key' | 'chat';

/** The UTC day of an admission, or a whole lifetime. */
export type Window = string;

export const LIFETIME: Window = 'all';

/** What begins a run: it takes money and a slot beside its rates. */
const RUN_ACTIONS = ['generate', 'chat', 'embed'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** What is limited: each has rates of its own, `embed` aside. Votes, feedback and the opening of a chat have nothing else. */
export type Action = RunAction | 'vote' | 'feedback' | 'chat_session';

export function startsRun(action: Action): action is RunAction {
  return RUN_ACTIONS.some((each) => each === action);
}

/** A scope with the limits in force for one action. Whatever is null has no limit. */
export interface LimitedScope {
  readonly id: ScopeId;
  readonly window: Window;
  readonly budget: NanoUsd | null;
  readonly rates: readonly Rate[];
  /** Which of a session's buckets the rates are kept in. */
  readonly buckets: 'base' | 'verified';
  readonly concurrentRuns: number | null;
  readonly shards: number;
}

export function scopeName(id: ScopeId): ScopeName {
  switch (id) {
    case 'global':
    case 'anonymous':
    case 'system':
      return id;
    default:
      return id.startsWith('session:') ? 'session' : privateName(id);
  }
}

function privateName(id: string): ScopeName {
  if (id.startsWith('network:')) return 'network';
  return id.startsWith('key:') ? 'key' : 'chat';
}

/** Who asks, as far as limits care, and in which chat session, if in one. */
export type Party = Asker & { readonly chat?: string | undefined };

type Asker =
  | { readonly kind: 'anonymous'; readonly sessionId: string; readonly network: string; readonly isVerified: boolean }
  | { readonly kind: 'key'; readonly keyId: string; readonly tier: 'free' | 'pro' }
  | { readonly kind: 'system' };

/** More budget for a while, on top of the policy's. */
export interface Boost {
  readonly scope: string;
  readonly amount: NanoUsd;
  /** ISO 8601. */
  readonly until: string;
}

export interface Rules {
  readonly policy: Policy;
  readonly boosts: readonly Boost[];
  /** Shard counts that stand for a window whatever the policy says: see {@link shardsIn}. */
  readonly shards: { readonly window: Window; readonly counts: Readonly<Partial<Record<SharedScope, number | undefined>>> };
  readonly now: Date;
}

export function windowOf(now: Date): Window {
  return now.toISOString().slice(0, 10);
}

const SHARD_DOLLAR = 1_000_000_000;
const MAX_SHARDS = 16;

/** `clamp(⌊limit / $1⌋, 1, 16)`: one item takes about 250 reserve-and-settle pairs a second, so a busy scope has several. */
function shardsFor(budget: NanoUsd | null): number {
  return budget === null ? 1 : Math.min(MAX_SHARDS, Math.max(1, Math.floor(budget / SHARD_DOLLAR)));
}

/**
 * How many shards a shared scope has in a window. It never changes within one: a share that was read under another count could
 * be taken beside the new ones, above the limit. So a change of policy counts from the next window on, and boosts never do.
 */
export function shardsIn(scope: SharedScope, window: Window, { policy, shards }: Pick<Rules, 'policy' | 'shards'>): number {
  const standing = shards.window === window ? shards.counts[scope] : undefined;
  return standing ?? shardsFor(policy.budgets[scope]);
}

/** Every scope that an action of this party touches, with its limits; the widest first. */
export function scopesOf(party: Party, action: Action, rules: Rules): LimitedScope[] {
  const { policy } = rules;
  if (!startsRun(action)) return freeScopes(party, action, rules);
  const rates = action === 'embed' ? NO_RATES : policy.rates[action];
  const shared = { concurrentRuns: null };
  const global = { id: 'global' as const, budget: policy.budgets.global, rates: rates.global, ...shared };
  if (party.kind === 'system') {
    const system = { id: 'system' as const, budget: policy.budgets.system, rates: null, ...shared };
    return [global, system].map((scope) => inForce(scope, rules));
  }
  if (party.kind === 'key') {
    const tier = party.tier === 'pro' ? 'key_pro' : 'key_free';
    const own = { id: `key:${party.keyId}` as const, budget: policy.budgets[tier], rates: rates[tier] };
    return [global, { ...own, concurrentRuns: policy.concurrent_runs[tier] }, ...chatScope(party, rules)].map((scope) =>
      inForce(scope, rules),
    );
  }
  const level = party.isVerified ? 'session_verified' : 'session';
  return [
    global,
    { id: 'anonymous' as const, budget: policy.budgets.anonymous, rates: null, ...shared },
    { id: `network:${party.network}` as const, budget: policy.budgets.network, rates: rates.network, ...shared },
    {
      id: `session:${party.sessionId}` as const,
      budget: policy.budgets[level],
      rates: rates[level],
      concurrentRuns: policy.concurrent_runs[level],
      buckets: party.isVerified ? ('verified' as const) : ('base' as const),
    },
    ...chatScope(party, rules),
  ].map((scope) => inForce(scope, rules));
}

const NO_RATES = { global: null, network: null, session: null, session_verified: null, key_free: null, key_pro: null } as const;

/** A chat session has one budget for all its life. */
function chatScope({ chat }: Party, { policy }: Rules): Stated[] {
  if (chat === undefined) return [];
  const limits = { budget: policy.budgets.chat_session, rates: policy.rates.chat.chat_session, concurrentRuns: null };
  return [{ id: `chat:${chat}`, window: LIFETIME, ...limits }];
}

/** What costs nothing is limited by its author and their network, and touches no budget. */
function freeScopes(party: Party, action: Exclude<Action, RunAction>, rules: Rules): LimitedScope[] {
  const { client, network } = rules.policy.rates[action];
  const rateOnly = { budget: null, concurrentRuns: null };
  if (party.kind === 'system') return [];
  if (party.kind === 'key') return [inForce({ id: `key:${party.keyId}`, rates: client, ...rateOnly }, rules)];
  return [
    inForce({ id: `network:${party.network}`, rates: network, ...rateOnly }, rules),
    inForce({ id: `session:${party.sessionId}`, rates: client, ...rateOnly }, rules),
  ];
}

interface Stated {
  readonly id: ScopeId;
  /** The UTC day where it is left out. */
  readonly window?: Window;
  readonly budget: NanoUsd | null;
  readonly rates: readonly Rate[] | null;
  readonly concurrentRuns: number | null;
  readonly buckets?: LimitedScope['buckets'];
}

function inForce({ id, budget, rates, concurrentRuns, ...stated }: Stated, rules: Rules): LimitedScope {
  const { boosts, now } = rules;
  const { window = windowOf(now), buckets = 'base' } = stated;
  const boosted = budget === null ? null : withBoosts({ id, budget }, boosts, now);
  const shards = isShared(id) ? shardsIn(id, window, rules) : 1;
  return { id, window, budget: boosted, rates: rates ?? [], buckets, concurrentRuns, shards };
}

function isShared(id: string): id is SharedScope {
  return SHARED_SCOPES.some((shared) => shared === id);
}

function withBoosts({ id, budget }: { id: ScopeId; budget: NanoUsd }, boosts: readonly Boost[], now: Date): NanoUsd {
  const active = boosts.filter(({ scope, until }) => scope === id && Date.parse(until) > now.getTime());
  return addUsd(budget, ...active.map(({ amount }) => amount));
}
