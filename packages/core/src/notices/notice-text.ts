import type { ScopeId } from '../admission/index.ts';
import { LIFETIME, scopeName } from '../admission/index.ts';
import type { Notice } from './notifier.ts';

type Of<Type extends Notice['type']> = Extract<Notice, { type: Type }>;

/** A notice in words for the operator. Sessions, networks and keys by their id or hash; amounts in dollars. */
export function noticeText(notice: Notice): string {
  switch (notice.type) {
    case 'notice.soft_limit':
      return softLimitText(notice);
    case 'notice.anomaly':
      return anomalyText(notice);
    case 'notice.day_closed':
      return dayClosedText(notice);
    case 'notice.factoid_hidden':
      return `Taken down: ${notice.factoid_id} was reported as offensive from ${notice.reports} networks and left every list. Look with: pnpm ops factoid:show ${notice.factoid_id}`;
    case 'notice.drift':
      return driftText(notice);
  }
}

/** Whose: `the global budget`, `session ses_…`. */
function scopeText(scope: ScopeId): string {
  const name = scopeName(scope);
  switch (name) {
    case 'global':
      return 'everything together';
    case 'anonymous':
      return 'all visitors together';
    case 'system':
      return 'the system itself';
    default:
      return `${name} ${scope.slice(name.length + 1)}`;
  }
}

function softLimitText({ scope, window, committed_usd, budget_usd }: Of<'notice.soft_limit'>): string {
  const percent = Math.floor((Number(committed_usd) / Number(budget_usd)) * 100);
  const when = window === LIFETIME ? 'its lifetime' : `${window} (UTC)`;
  return `Budget: ${scopeText(scope)} has committed ${dollars(committed_usd)} of ${dollars(budget_usd)} (${percent} %) for ${when}. Requests that do not fit into the rest are refused.`;
}

const PATTERNS: Readonly<Record<Of<'notice.anomaly'>['pattern'], (count: number, minutes: number) => string>> = {
  rate_spike: (count, minutes) => `${count} requests in ${minutes} minutes, far above what is usual for it`,
  same_prompt: (count, minutes) => `the same prompt ${count} times in ${minutes} minutes`,
  many_sessions: (count, minutes) => `${count} sessions in ${minutes} minutes`,
};

function anomalyText({ scope, pattern, count, minutes, throttled_until }: Of<'notice.anomaly'>): string {
  const until = throttled_until.slice(11, 16);
  return `Traffic: ${scopeText(scope)} came with ${PATTERNS[pattern](count, minutes)}. It is kept waiting until ${until} UTC.`;
}

function dayClosedText(notice: Of<'notice.day_closed'>): string {
  const { window, spent_usd, runs, calls, calls_verified, calls_estimated, drifts } = notice;
  const verified = `${calls_verified} of ${calls} calls are confirmed by the provider`;
  const over = `${dollars(notice.overestimated_usd)} of it more than the provider says by now`;
  const estimated =
    calls_estimated === 0
      ? ''
      : ` ${calls_estimated} were booked at their bound, as web searches at their price (${dollars(notice.estimated_usd)}, ${over}).`;
  const verdict = drifts === 0 ? 'The books agree.' : `The books do NOT agree: ${drifts} differences.`;
  return `Day closed: ${window} cost ${dollars(spent_usd)} in ${runs} runs; ${verified}.${estimated} ${verdict}`;
}

function driftText({ window, drifts, largest }: Of<'notice.drift'>): string {
  return `LEDGER DRIFT: on ${window} ${drifts} figures differ from what they should be, the largest being ${largest}. Look with: pnpm ops ledger:verify --day ${window}`;
}

/** `$0.05`, `$0.000018450`: no digit is dropped but zeros at the end. */
function dollars(usd: string): string {
  const [whole, fraction = ''] = usd.split('.');
  return `$${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}
