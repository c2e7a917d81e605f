import { AuditView } from '@factoids/contracts';
import type { AuditRecord } from '@factoids/core';
import * as z from 'zod';

const Item = z
  .object({
    sk: z.string(),
    at: z.string(),
    by: z.union([z.literal('ops'), z.templateLiteral(['key:', z.string()])]),
    action: AuditView.shape.action,
    subject: z.string(),
    reason: z.string(),
  })
  .transform(({ sk, ...record }): AuditRecord => ({ id: sk, ...record }));

export const AUDIT_PARTITION = 'AUDIT';

/** All levers ever pulled stand in one partition, in the order of their ids: there are few. */
export function toAuditItem({ id, ...record }: AuditRecord): Record<string, unknown> {
  return { pk: AUDIT_PARTITION, sk: id, ...record };
}

export function parseAuditItem(item: unknown): AuditRecord {
  return Item.parse(item);
}
