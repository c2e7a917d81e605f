import { type BindingLimit, formatUsd, nanoUsd, type ProblemCode } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { LimitState } from './limit-state.ts';
import { type Party, type ScopeName, scopeName } from './scope.ts';

const RETRY_OPEN_RUN_SECONDS = 3;

const WHOSE: Readonly<Record<ScopeName, string>> = {
  global: "The site's",
  anonymous: "All visitors' shared",
  network: "Your network's",
  session: 'Your',
  key: "Your key's",
  chat: "This chat's",
  system: "The system's",
};

interface Situation {
  readonly party: Party;
  readonly now: Date;
  /** Whether a human check is offered at all. */
  readonly canVerify: boolean;
}

/** A limit as an answer: 429 for what passes with time, 402 for money, each with what lifts it. */
export function refusalOf(state: LimitState, situation: Situation): AppError {
  const code: ProblemCode = state.kind === 'budget' ? 'budget_exhausted' : 'rate_limited';
  const retryAfterSeconds = code === 'rate_limited' ? secondsUntil(state, situation.now) : undefined;
  return new AppError(code, { detail: sentenceOf(state, situation), retryAfterSeconds, limit: describeLimit(state, situation) });
}

function secondsUntil({ roomAt }: LimitState, now: Date): number {
  return roomAt === null ? RETRY_OPEN_RUN_SECONDS : Math.max(1, Math.ceil((roomAt.getTime() - now.getTime()) / 1000));
}

/** A limit in terms that a program can act on. */
export function describeLimit(state: LimitState, situation: Situation): BindingLimit {
  return {
    scope: scopeName(state.scope),
    kind: state.kind,
    limit: state.kind === 'budget' ? formatUsd(nanoUsd(state.limit)) : String(state.limit),
    reset_at: state.resetAt?.toISOString() ?? null,
    lifted_by: liftedBy(state, situation),
  };
}

function liftedBy({ scope, resetAt, kind }: LimitState, { party, canVerify }: Situation): BindingLimit['lifted_by'] {
  const waits = resetAt !== null || kind === 'concurrent';
  const isOwn = scopeName(scope) === 'session' || scopeName(scope) === 'network';
  const verifies =
    canVerify && party.kind === 'anonymous' && !party.isVerified && scopeName(scope) === 'session' && kind !== 'concurrent';
  return [
    ...(waits ? (['wait'] as const) : []),
    ...(verifies ? (['challenge'] as const) : []),
    ...(party.kind === 'anonymous' && (isOwn || scope === 'anonymous') ? (['key'] as const) : []),
  ];
}

function sentenceOf(state: LimitState, { now }: Situation): string {
  const whose = WHOSE[scopeName(state.scope)];
  switch (state.kind) {
    case 'concurrent':
      return `${whose} limit is ${counted(state.limit, 'run')} at a time: wait until ${state.limit === 1 ? 'it has' : 'one of them has'} ended.`;
    case 'day':
      return `${whose} limit is ${counted(state.limit, 'request')} a day; there are new ones at 00:00 UTC.`;
    case 'rate':
      return `${whose} limit is ${counted(state.limit, 'request')} ${periodWords(state.windowSeconds)}; the next one is possible in ${waitWords(secondsUntil(state, now))}.`;
    case 'budget':
      return budgetSentence(state, whose);
  }
}

function budgetSentence({ scope, limit, remaining, resetAt }: LimitState, whose: string): string {
  const back = resetAt === null ? '' : ' It is whole again at 00:00 UTC.';
  if (scope === 'global' || scope === 'anonymous') {
    return `${whose} budget for today has too little left for this request.${back} Reading goes on working.`;
  }
  if (scopeName(scope) === 'chat') {
    // Where nothing was spent a new chat is refused just the same.
    if (remaining === limit)
      return `${whose} whole budget is too little for this answer. A new one with a cheaper model may fit.`;
    return `${whose} budget has too little left for another answer. Open a new one to go on.`;
  }
  return `${whose} budget has too little left for this request.${back} A cheaper model may still fit.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function periodWords(seconds: number | null): string {
  return seconds === 60 ? 'a minute' : 'an hour';
}

function waitWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
