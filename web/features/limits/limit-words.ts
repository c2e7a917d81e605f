import type { Limit } from '@factoids/contracts';
import { formatAllowance } from '../../lib/format.ts';

/** Whose a limit is, as a visitor reads it. */
export const WHOSE: Readonly<Record<Limit['scope'], string>> = {
  session: 'You',
  network: 'Your network',
  key: 'Your key',
  chat: 'This chat',
  anonymous: 'All visitors together',
  system: 'The daily press',
  global: 'The whole site',
};

/** `1 of 3 factoids left this minute`, `2¢ of 5¢ left today`. */
export function leftWords(limit: Limit): string {
  const { kind, remaining, window_seconds } = limit;
  const period = periodWords(window_seconds);
  switch (kind) {
    case 'budget':
      return `${formatAllowance(remaining)} of ${formatAllowance(limit.limit)} left${period && ` ${period}`}`;
    case 'concurrent':
      return `${remaining} of ${limit.limit} at a time free`;
    default:
      return `${remaining} of ${limit.limit} factoids left${period && ` ${period}`}`;
  }
}

/** With its owner, unless that is the reader. */
export function meterWords(limit: Limit): string {
  const words = leftWords(limit);
  return limit.scope === 'session' ? words : `${WHOSE[limit.scope]}: ${words}`;
}

/** `this minute`; empty for what no time limits. */
export function periodWords(seconds: number | null): string {
  switch (seconds) {
    case null:
      return '';
    case 60:
      return 'this minute';
    case 3_600:
      return 'this hour';
    case 86_400:
      return 'today';
    default:
      return 'for now';
  }
}
