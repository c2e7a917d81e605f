import type http from 'node:http';
import type { RenderedResponse } from '../gateway/gateway-responses.ts';

interface Stored {
  readonly answer: RenderedResponse;
  readonly storedAtMs: number;
  readonly untilMs: number;
}

/**
 * Answers to public reads, kept as long as they say themselves, as CloudFront keeps them. One whose time is over is asked for anew
 * before anybody gets it: `stale-while-revalidate` allows CloudFront to hand out an older one meanwhile, and obliges nobody to.
 */
export interface ResponseCache {
  /** @param key Path and query, and the host where that matters: nothing else tells two viewers apart. */
  find(key: string): { readonly answer: RenderedResponse; readonly ageSeconds: number } | undefined;
  /** Keeps an answer that allows it; one with a cookie is never kept. */
  store(key: string, answer: RenderedResponse): void;
}

const MAX_ENTRIES = 1_000;

/** @param maxTtlSeconds The most that the behaviour's cache policy allows. */
export function createResponseCache(clock: { now(): number }, maxTtlSeconds: number): ResponseCache {
  const stored = new Map<string, Stored>();
  return {
    find: (key) => {
      const entry = stored.get(key);
      if (!entry) return undefined;
      const nowMs = clock.now();
      if (nowMs < entry.untilMs) return { answer: entry.answer, ageSeconds: Math.floor((nowMs - entry.storedAtMs) / 1000) };
      stored.delete(key);
      return undefined;
    },
    store: (key, answer) => {
      const seconds = Math.min(lifetimeSeconds(answer), maxTtlSeconds);
      if (seconds <= 0) return;
      const storedAtMs = clock.now();
      stored.delete(key);
      stored.set(key, { answer, storedAtMs, untilMs: storedAtMs + seconds * 1000 });
      const [oldest] = stored.keys();
      if (stored.size > MAX_ENTRIES && oldest !== undefined) stored.delete(oldest);
    },
  };
}

/** Errors are not kept here: ours say `no-store`, and so CloudFront keeps them no longer than its own moment. */
function lifetimeSeconds({ status, headers }: RenderedResponse): number {
  const directives = headerText(headers, 'cache-control').toLowerCase();
  if (status !== 200 || headerText(headers, 'set-cookie') !== '') return 0;
  if (/\b(no-store|no-cache|private)\b/.test(directives)) return 0;
  const shared = /\bs-maxage=(\d+)/.exec(directives)?.[1];
  return Number(shared ?? /\bmax-age=(\d+)/.exec(directives)?.[1] ?? 0);
}

function headerText(headers: http.OutgoingHttpHeaders, name: string): string {
  return String(headers[name] ?? '');
}
