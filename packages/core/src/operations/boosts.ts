import { type Boost, windowOf } from '../admission/index.ts';

const MAX_KEPT = 100;

export function activeBoosts(boosts: readonly Boost[], now: Date): Boost[] {
  return boosts.filter(({ until }) => Date.parse(until) > now.getTime());
}

/** One that has ended stays to be seen until its day is over. Every admission reads them, so that there must not be many. */
export function keptBoosts(boosts: readonly Boost[], now: Date): Boost[] {
  const today = windowOf(now);
  const ofToday = boosts.filter(({ until }) => windowOf(new Date(until)) >= today);
  return ofToday.sort((a, b) => Date.parse(a.until) - Date.parse(b.until)).slice(-MAX_KEPT);
}
