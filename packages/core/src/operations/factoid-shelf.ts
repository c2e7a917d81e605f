import type { FactoidRecord, Hidden } from '../factoids/index.ts';
import type { AuditRecord } from './audit.ts';

interface Takedown {
  /** As it was read. */
  readonly record: FactoidRecord;
  readonly hidden: Hidden;
}

/** Where factoids stand in their lists, or do not. Throws `store_busy` when the store cannot answer in time. */
export interface FactoidShelf {
  /** Takes one out of every list, together with the record of it; false, and nothing written, when it is hidden already. */
  hide(takedown: Takedown, audit: AuditRecord): Promise<boolean>;
  /**
   * Puts one back where its votes place it, together with the record of it. Reports count from none again. False, and nothing
   * written, when it is not hidden any more or its votes are not those of `record`.
   */
  unhide(record: FactoidRecord, audit: AuditRecord): Promise<boolean>;
}
