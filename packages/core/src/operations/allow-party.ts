import type { AllowBody, LeverResult } from '@factoids/contracts';
import type * as z from 'zod';
import { auditOf, type LeverDeps, loadControls } from './lever-deps.ts';
import type { Order } from './order.ts';
import { viewLever } from './view-operations.ts';

/** Lets in again whom the deny list keeps out. */
export async function allowParty({ deps, order, input: { party } }: AllowParty): Promise<LeverResult> {
  const controls = await loadControls(deps);
  const standing = await deps.denyList.list(deps.clock.now().toISOString());
  const audit = auditOf(deps, order, { action: 'allow', subject: party });
  const isListed = standing.some((denied) => denied.party === party);
  const applied = isListed && !order.dryRun && (await deps.denyList.allow(party, audit));
  const changes = applied || (isListed && order.dryRun);
  return viewLever(deps, { applied, controls, audit: changes ? audit : null, ...(changes ? { allowed: party } : {}) });
}

interface AllowParty {
  readonly deps: LeverDeps;
  readonly order: Order;
  readonly input: Pick<z.output<typeof AllowBody>, 'party'>;
}
