import type { Controls } from '../admission/index.ts';
import type { AuditRecord } from './audit.ts';

/** Where the controls are. Throws `store_busy` when the store cannot answer in time. */
export interface ControlsStore {
  /** Never older than the last write; null before the first one. */
  load(): Promise<Controls | null>;
  /**
   * The controls and the record of their change, both or neither. They are the change of the version before theirs (of none for
   * version 1): false, and nothing written, when that is not the one in force.
   */
  save(controls: Controls, audit: AuditRecord): Promise<boolean>;
}
