import type { DenyBody, LeverResult } from '@factoids/contracts';
import type * as z from 'zod';
import { durationMs } from './duration.ts';
import { auditOf, type LeverDeps, loadControls } from './lever-deps.ts';
import type { Order } from './order.ts';
import { viewLever } from './view-operations.ts';

/** Keeps a session, a network or a key from spending: for a while, or until it is allowed again. */
export async function denyParty({ deps, order, input }: DenyParty): Promise<LeverResult> {
  const now = deps.clock.now();
  const until = input.for === undefined ? null : new Date(now.getTime() + durationMs(input.for)).toISOString();
  const controls = await loadControls(deps);
  const standing = (await deps.denyList.list(now.toISOString())).find(({ party }) => party === input.party);
  if (standing?.until === until) return viewLever(deps, { applied: false, controls, audit: null });
  const denied = { party: input.party, until, reason: order.reason, at: now.toISOString() };
  const subject = until === null ? input.party : `${input.party} until ${until}`;
  const audit = auditOf(deps, order, { action: 'deny', subject });
  if (!order.dryRun) await deps.denyList.deny(denied, audit);
  return viewLever(deps, { applied: !order.dryRun, controls, audit, denied });
}

interface DenyParty {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof DenyBody>, 'party' | 'for'>;
}
