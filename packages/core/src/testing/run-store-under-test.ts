import type { AdmissionStore } from '../admission/index.ts';
import type { RunStore } from '../runs/index.ts';

export interface RunStoreUnderTest {
  readonly runs: RunStore;
  /** Sees what the runs took. */
  readonly admissions: AdmissionStore;
}
