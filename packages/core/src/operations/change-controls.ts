import type { LeverResult } from '@factoids/contracts';
import { type Controls, SHARED_SCOPES, shardsIn, windowOf } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { keptBoosts } from './boosts.ts';
import { auditOf, type LeverDeps, loadControls, type Subject } from './lever-deps.ts';
import type { Order } from './order.ts';
import { viewLever } from './view-operations.ts';

/**
 * What an operator changes, as a pure function. It gives back the very same controls when there is nothing to change, and throws
 * `invalid_request` for what cannot be. Version, shards and ended boosts are not its business: see {@link pullLever}.
 */
export type Lever = (controls: Controls, now: Date) => Controls;

const MAX_ATTEMPTS = 8;

interface Change {
  readonly deps: LeverDeps;
  readonly lever: Lever;
  readonly about: Subject;
  readonly order: Order;
}

/** Pulls a lever on the controls in force, again when somebody else was faster. What changes nothing is not recorded. */
export async function changeControls({ deps, lever, about, order }: Change): Promise<LeverResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const before = await loadControls(deps);
    const controls = pullLever(lever, before, deps.clock.now());
    if (controls === before) return viewLever(deps, { applied: false, controls, audit: null });
    const audit = auditOf(deps, order, about);
    const applied = !order.dryRun && (await deps.controls.save(controls, audit));
    if (applied || order.dryRun) return viewLever(deps, { applied, controls, audit });
  }
  throw new AppError('store_busy', { retryAfterSeconds: 1 });
}

/** The next version of the controls; the same when the lever changes nothing. */
export function pullLever(lever: Lever, before: Controls, now: Date): Controls {
  const after = lever(before, now);
  if (after === before) return before;
  const shards = after.policyJson === before.policyJson ? before.shards : standingShards(before, now);
  return { ...after, shards, boosts: keptBoosts(after.boosts, now), version: before.version + 1 };
}

/** Around midnight two machines may disagree about the day, and so about whose shards stand. */
const MIDNIGHT_MARGIN_MS = 60_000;
const DAY_MS = 86_400_000;

/** Shard counts stand for the day in which the policy changes: those of before the change. */
function standingShards(before: Controls, now: Date): Controls['shards'] {
  const intoDayMs = now.getTime() % DAY_MS;
  if (intoDayMs < MIDNIGHT_MARGIN_MS || DAY_MS - intoDayMs <= MIDNIGHT_MARGIN_MS) {
    const detail = 'Within a minute of 00:00 UTC the policy stays as it is: please try again in two minutes.';
    throw new AppError('store_busy', { detail, retryAfterSeconds: 120 });
  }
  const window = windowOf(now);
  const counts = Object.fromEntries(SHARED_SCOPES.map((scope) => [scope, shardsIn(scope, window, before)]));
  return { window, counts };
}
