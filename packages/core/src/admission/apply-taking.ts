import { nanoUsd } from '@factoids/contracts';
import type { BucketChange, Counter, Taking } from './counter.ts';

/** Whether a taking's rules hold for a counter: the same conditions that the store checks. */
export function holdsFor(counter: Counter, { committedAtMost, run }: Taking): boolean {
  const fitsMoney = committedAtMost === null || counter.committed <= committedAtMost;
  if (run === null) return fitsMoney;
  const fitsOpen = run.openAtMost === null || counter.openRuns <= run.openAtMost;
  const fitsCounts = run.counts.every(({ action, atMost }) => (counter.counts[action] ?? 0) <= atMost);
  return fitsMoney && fitsOpen && fitsCounts && run.buckets.every((change) => fitsBucket(counter, change));
}

function fitsBucket({ tats }: Counter, change: BucketChange): boolean {
  const tat = tats[change.name];
  return 'setMicros' in change
    ? tat === undefined || tat <= change.idleSinceMicros
    : tat !== undefined && tat <= change.latestMicros;
}

/** The counter after a taking. */
export function applyTaking(counter: Counter, { amount, run }: Taking): Counter {
  const committed = nanoUsd(counter.committed + amount);
  if (run === null) return { ...counter, committed };
  const counts = Object.fromEntries(run.counts.map(({ action }) => [action, (counter.counts[action] ?? 0) + 1]));
  const tats = Object.fromEntries(
    run.buckets.map((change) => [
      change.name,
      'setMicros' in change ? change.setMicros : (counter.tats[change.name] ?? 0) + change.addMicros,
    ]),
  );
  return {
    ...counter,
    committed,
    openRuns: counter.openRuns + run.slots,
    counts: { ...counter.counts, ...counts },
    tats: { ...counter.tats, ...tats },
  };
}
