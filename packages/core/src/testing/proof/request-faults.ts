import { type Counter, counterId } from '../../admission/index.ts';
import type { Run } from '../../runs/index.ts';
import { ASKERS } from './askers.ts';
import { CHAT_RATE } from './policy-json.ts';

/** Runs at a time that every policy of the proof grants: the defaults. */
const AT_A_TIME = { session: 3, key_free: 5, key_pro: 50 } as const;

const PERIOD_MS = { min: 60_000, h: 3_600_000, day: 86_400_000 } as const;

function openAtMost(scope: string): number {
  // One turn at a time.
  if (scope.startsWith('chat:')) return 1;
  if (scope.startsWith('session:')) return AT_A_TIME.session;
  const key = ASKERS.find(({ caller }) => caller.kind === 'key' && scope === `key:${caller.keyId}`)?.principal;
  return key?.kind === 'key' ? AT_A_TIME[`key_${key.tier}`] : Number.POSITIVE_INFINITY;
}

interface Limit {
  readonly count: number;
  readonly periodMs: number;
}

function limitsOf(rates: readonly string[] | null): Limit[] {
  return (rates ?? []).map((text) => {
    const [count, period] = text.split('/');
    return { count: Number(count), periodMs: PERIOD_MS[period as keyof typeof PERIOD_MS] };
  });
}

const isOwn = (scope: string): boolean => scope.startsWith('session:') || scope.startsWith('key:');

/** More open runs, or more requests a day, than a scope may have. */
export function requestFaults(counter: Counter, rates: readonly string[] | null): string[] {
  const { scope, openRuns, counts } = counter;
  const daily = limitsOf(rates).find(({ periodMs }) => periodMs === PERIOD_MS.day);
  const tooOpen = openRuns > openAtMost(scope) ? [`open: ${counterId(counter)} has ${openRuns} open runs`] : [];
  const atMost = isOwn(scope) && daily ? daily.count : Number.POSITIVE_INFINITY;
  const tooMany = (['generate', 'chat'] as const).flatMap((action) => {
    const count = counts[action] ?? 0;
    return count > atMost ? [`day: ${counterId(counter)} has let in ${count} of ${action}`] : [];
  });
  return [...tooOpen, ...tooMany];
}

/** Where an owner's requests of one day, or those of one chat, came faster than `burst + rate × t` in any interval t. */
export function rateFaults(runs: readonly Run[], rates: readonly string[] | null): string[] {
  const asked = runs.filter(({ kind }) => kind !== 'embedding');
  const chats = runs.filter((run) => run.kind === 'chat');
  return [
    ...tooFast(
      Map.groupBy(asked, ({ kind, owner, window }) => `${kind} ${owner} ${window}`),
      rates,
    ),
    ...tooFast(
      Map.groupBy(chats, ({ input }) => input.sessionId),
      rates && [CHAT_RATE],
    ),
  ];
}

function tooFast(groups: ReadonlyMap<string, readonly Run[]>, rates: readonly string[] | null): string[] {
  const sliding = limitsOf(rates).filter(({ periodMs }) => periodMs !== PERIOD_MS.day);
  return [...groups].flatMap(([who, own]) => {
    const times = own.map(({ createdAt }) => Date.parse(createdAt)).sort((a, b) => a - b);
    return sliding.flatMap((limit) =>
      isTooFast(times, limit) ? [`rate: ${who} above ${limit.count} in ${limit.periodMs} ms`] : [],
    );
  });
}

function isTooFast(times: readonly number[], { count, periodMs }: Limit): boolean {
  return times.some((from, first) =>
    times.slice(first).some((to, further) => further + 1 > count + ((to - from) * count) / periodMs),
  );
}
