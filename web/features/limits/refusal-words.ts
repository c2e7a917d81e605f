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

/** What a limit that refused says to the visitor: what is used up, without the time, which counts down beside it. */
export function limitWords(binding: BindingLimit, limits: readonly Limit[]): { title: string; detail: string } {
  const { scope, kind } = binding;
  const isShared = kind === 'budget' && scope !== 'session' && scope !== 'network' && scope !== 'key';
  return { title: isShared ? SHARED_BUDGET : TITLES[kind], detail: refusalDetail(binding, limits) };
}

function refusalDetail(binding: BindingLimit, limits: readonly Limit[]): string {
  const { kind, limit } = binding;
  switch (kind) {
    case 'concurrent':
      return `${limit} at a time is the most. The next one can start when one of yours has ended.`;
    case 'budget':
      return budgetDetail(binding);
    case 'day':
      return usedUp(binding, 'of today');
    case 'rate':
      return usedUp(binding, periodOf(binding, limits));
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
};

function usedUp({ scope, limit }: BindingLimit, period: string): string {
  return `${HAS_HAD[scope] ?? 'You have had'} ${limit === '1' ? 'the one factoid' : `all ${limit} factoids`} ${period}.`;
}

function budgetDetail({ scope, limit }: BindingLimit): string {
  const money = formatAllowance(limit);
  switch (scope) {
    case 'session':
      return `Too little is left of your ${money} for a factoid by this model. Reading goes on.`;
    case 'network':
      return `Too little is left of your network’s ${money} for a factoid by this model. Reading goes on.`;
    case 'anonymous':
      return `Visitors share ${money} a day, and too little of it is left. Reading goes on.`;
    default:
      return `The whole site has ${money} a day, and too little of it is left. Reading goes on.`;
  }
}

/** A refusal does not name its period: the list of limits does. */
function periodOf({ scope, limit }: BindingLimit, limits: readonly Limit[]): string {
  const alike = limits.filter((each) => each.kind === 'rate' && each.scope === scope && each.limit === limit);
  const period = periodWords((alike.find(({ remaining }) => remaining === '0') ?? alike[0])?.window_seconds ?? null);
  return period.startsWith('this') ? `of ${period}` : 'for now';
}
