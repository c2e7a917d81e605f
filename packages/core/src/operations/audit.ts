import type { AuditView } from '@factoids/contracts';
import type { Operator } from './order.ts';

/** One lever that was pulled; kept for good. */
export interface AuditRecord {
  /** Sorts by the time of its making. */
  readonly id: string;
  readonly at: string;
  readonly by: Operator;
  readonly action: AuditView['action'];
  /** What it was pulled on, as a person reads it. */
  readonly subject: string;
  readonly reason: string;
}

/** The levers that were pulled. A record is written together with what it tells, or not at all. */
export interface AuditLog {
  /** Newest first. Throws `store_busy` when the store cannot answer in time. */
  list(limit: number): Promise<readonly AuditRecord[]>;
}
