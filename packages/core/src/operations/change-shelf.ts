import type { FactoidId, HideResult } from '@factoids/contracts';
import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { type FactoidRecord, type FactoidStore, requireFactoid, viewStanding } from '../factoids/index.ts';
import type { IdSource } from '../id-source.ts';
import type { AuditRecord } from './audit.ts';
import type { FactoidShelf } from './factoid-shelf.ts';
import { auditOf } from './lever-deps.ts';
import type { Order } from './order.ts';
import { viewAudit } from './view-operations.ts';

export interface ShelfDeps {
  readonly clock: Clock;
  readonly ids: Pick<IdSource, 'audit'>;
  readonly factoids: Pick<FactoidStore, 'find'>;
  readonly shelf: FactoidShelf;
}

interface Change {
  readonly deps: ShelfDeps;
  readonly order: Order;
  readonly id: FactoidId;
  readonly action: 'hide' | 'unhide';
  /** The factoid as it would be; null when it is so already. */
  readonly becomes: (record: FactoidRecord) => FactoidRecord | null;
  /** False when what was read did not hold any more. */
  readonly write: (change: { before: FactoidRecord; after: FactoidRecord; audit: AuditRecord }) => Promise<boolean>;
}

const MAX_ATTEMPTS = 8;

/** Reads a factoid and changes it, again while votes come in between. What changes nothing is not recorded. */
export async function changeShelf({ deps, order, id, action, becomes, write }: Change): Promise<HideResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const before = requireFactoid(await deps.factoids.find(id));
    const after = becomes(before);
    if (after === null) return { applied: false, factoid: viewStanding(before), audit: null };
    const audit = auditOf(deps, order, { action, subject: id });
    const applied = !order.dryRun && (await write({ before, after, audit }));
    if (applied || order.dryRun) return { applied, factoid: viewStanding(after), audit: viewAudit(audit) };
  }
  throw new AppError('store_busy', { retryAfterSeconds: 1 });
}
