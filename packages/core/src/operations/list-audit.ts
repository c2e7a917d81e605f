import type { AuditList } from '@factoids/contracts';
import type { AuditLog } from './audit.ts';
import { viewAudit } from './view-operations.ts';

const SHOWN = 100;

/** The last levers that were pulled, newest first. */
export async function listAudit({ deps }: { deps: { readonly auditLog: AuditLog } }): Promise<AuditList> {
  return { data: (await deps.auditLog.list(SHOWN)).map(viewAudit) };
}
