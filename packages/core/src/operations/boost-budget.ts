import { addUsd, type BoostBody, formatUsd, type LeverResult, nanoUsd, parseUsd } from '@factoids/contracts';
import type * as z from 'zod';
import type { Boost } from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import { activeBoosts } from './boosts.ts';
import { changeControls, type Lever } from './change-controls.ts';
import { durationMs } from './duration.ts';
import type { LeverDeps } from './lever-deps.ts';
import type { Order } from './order.ts';

const MAX_DAYS = 30;
const MAX_ACTIVE = 50;
/** With the greatest budget of a policy still exact as a number. */
const MAX_TOGETHER = nanoUsd(1_000_000_000_000_000);

/** Raises one scope's budget on top of the policy's, from now on and until it ends by itself. */
export async function boostBudget({ deps, order, input }: BoostBudget): Promise<LeverResult> {
  const forMs = durationMs(input.for);
  if (forMs > MAX_DAYS * 86_400_000) throw refusal('/for', `must be at most ${MAX_DAYS} days`);
  const until = new Date(deps.clock.now().getTime() + forMs).toISOString();
  const added = { scope: input.scope, amount: parseUsd(input.usd), until };
  const subject = `${added.scope} +${formatUsd(added.amount)} until ${until}`;
  return changeControls({ deps, order, about: { action: 'boost', subject }, lever: boost(added) });
}

interface BoostBudget {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof BoostBody>, 'scope' | 'usd' | 'for'>;
}

export function boost(added: Boost): Lever {
  return (controls, now) => {
    if (added.amount <= 0) throw refusal('/usd', 'must be more than nothing');
    const active = activeBoosts(controls.boosts, now);
    if (active.length >= MAX_ACTIVE) throw refusal('/scope', `there are ${MAX_ACTIVE} boosts at work already`);
    const ofScope = active.filter(({ scope }) => scope === added.scope).map(({ amount }) => amount);
    if (addUsd(...ofScope, added.amount) > MAX_TOGETHER) throw refusal('/usd', 'would raise this scope by more than a million');
    return { ...controls, boosts: [...controls.boosts, added] };
  };
}

function refusal(location: string, message: string): AppError {
  return new AppError('invalid_request', {
    detail: `The boost does not fit: ${location} ${message}.`,
    errors: [{ location, message }],
  });
}
