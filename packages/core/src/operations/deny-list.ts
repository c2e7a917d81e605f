import type { AuditRecord } from './audit.ts';

/** A session, network or key that an operator keeps out. */
export interface Denied {
  /** `session:<id>`, `network:<hash>` or `key:<id>`. */
  readonly party: string;
  /** ISO 8601; null: until it is allowed again. */
  readonly until: string | null;
  readonly reason: string;
  readonly at: string;
}

/** Who is kept out; each admission looks. Throws `store_busy` when the store cannot answer in time. */
export interface DenyList {
  /** Those who are kept out at `now` (ISO 8601), by name. */
  list(now: string): Promise<readonly Denied[]>;
  /** Puts one on the list, in the place of an earlier entry, together with the record of it. */
  deny(denied: Denied, audit: AuditRecord): Promise<void>;
  /** Takes one off the list, together with the record of it; false, and nothing written, when it was not on it. */
  allow(party: string, audit: AuditRecord): Promise<boolean>;
}
