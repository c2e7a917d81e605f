import type { BindingLimit, Limit } from '@factoids/contracts';
import { formatAllowance, formatClock, formatWait } from '../../lib/format.ts';
import { periodWords } from './limit-words.ts';
import type { Wait } from './refusal.ts';

const TITLES: Readonly<Record<BindingLimit['kind'], string>> = {
  rate: 'Faster than the press',
  day: 'That was all for today',
  concurrent: 'The press is full',
  budget: 'More than is left for today',
};
const SHARED_BUDGET = 'The kitty is empty for today';
const CHAT_BUDGET = 'This chat has used its money up';
const SHARED_SCOPES: readonly string[] = ['anonymous', 'system', 'global'];

/** What a visitor asks for that limits count: a factoid is written by a model, a message is answered by one. */
export type LimitedUnit = 'factoid' | 'message';
const ACTIONS: Readonly<Record<LimitedUnit, Limit['action']>> = { factoid: 'generate', message: 'chat' };

/** What a limit that refused says to the visitor: what is used up, without the time, which counts down beside it. */
export function limitWords(
  binding: BindingLimit,
  limits: readonly Limit[],
  unit: LimitedUnit = 'factoid',
): { title: string; detail: string } {
  return { title: titleOf(binding), detail: refusalDetail(binding, limits, unit) };
}

function titleOf({ scope, kind }: BindingLimit): string {
  if (kind !== 'budget') return TITLES[kind];
  if (scope === 'chat') return CHAT_BUDGET;
  return SHARED_SCOPES.includes(scope) ? SHARED_BUDGET : TITLES.budget;
}

function refusalDetail(binding: BindingLimit, limits: readonly Limit[], unit: LimitedUnit): string {
  const { kind, limit } = binding;
  switch (kind) {
    case 'concurrent':
      return `${limit} at a time is the most. The next one can start when one of yours has ended.`;
    case 'budget':
      return budgetDetail(binding, unit === 'factoid' ? 'a factoid' : 'an answer');
    case 'day':
      return usedUp(binding, 'of today', unit);
    case 'rate':
      return usedUp(binding, periodOf(binding, limits, unit), unit);
  }
}

/** The countdown in words. @param seconds that are left */
export function waitLine(wait: Wait, seconds: number, timeZone?: string): string {
  if (seconds === 0) return 'The wait is over: it is your turn again.';
  if (wait.wholeAt === null) return `${wait.isCertain ? 'Possible again in' : 'Worth another try in'} ${formatWait(seconds)}`;
  const wholeAt = Date.parse(wait.wholeAt);
  const [utc, local] = [formatClock(wholeAt, 'UTC'), formatClock(wholeAt, timeZone)];
  const yours = utc === local ? '' : `, ${local} your time`;
  return `Whole again at ${utc} UTC (in ${formatWait(seconds)}${yours})`;
}

const HAS_HAD: Readonly<Record<string, string>> = {
  network: 'Your network has had',
  key: 'Your key has had',
  global: 'All visitors together have had',
  chat: 'This chat has had',
};

function usedUp({ scope, limit }: BindingLimit, period: string, unit: LimitedUnit): string {
  return `${HAS_HAD[scope] ?? 'You have had'} ${limit === '1' ? `the one ${unit}` : `all ${limit} ${unit}s`} ${period}.`;
}

function budgetDetail({ scope, limit }: BindingLimit, what: string): string {
  const money = formatAllowance(limit);
  switch (scope) {
    case 'session':
      return `Too little is left of your ${money} for ${what} by this model. Reading goes on.`;
    case 'network':
      return `Too little is left of your network’s ${money} for ${what} by this model. Reading goes on.`;
    case 'chat':
      return `A chat has ${money} for all its answers, and too little of it is left for another. A new chat has its own.`;
    case 'anonymous':
      return `Visitors share ${money} a day, and too little of it is left. Reading goes on.`;
    default:
      return `The whole site has ${money} a day, and too little of it is left. Reading goes on.`;
  }
}

/** A refusal does not name its period: the list of limits does. */
function periodOf({ scope, limit }: BindingLimit, limits: readonly Limit[], unit: LimitedUnit): string {
  const ofUnit = limits.filter(({ kind, action }) => kind === 'rate' && action === ACTIONS[unit]);
  const alike = ofUnit.filter((each) => each.scope === scope && each.limit === limit);
  const period = periodWords((alike.find(({ remaining }) => remaining === '0') ?? alike[0])?.window_seconds ?? null);
  return period.startsWith('this') ? `of ${period}` : 'for now';
}
