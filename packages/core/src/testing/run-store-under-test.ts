import type { AdmissionStore } from '../admission/index.ts';
import type { DailyStore, FactoidStore } from '../factoids/index.ts';
import type { RunStore } from '../runs/index.ts';

export interface RunStoreUnderTest {
  readonly runs: RunStore;
  /** Sees what the runs took. */
  readonly admissions: AdmissionStore;
  /** Sees which of their factoids are those of a day. */
  readonly daily: DailyStore;
  /** Sees who said a text first. */
  readonly factoids: Pick<FactoidStore, 'findByText'>;
}
