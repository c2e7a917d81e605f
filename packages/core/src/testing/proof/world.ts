import type { ApiKeyRecord } from '../../accounts/index.ts';
import type { AdmissionStore, Counter, CounterKey, Ledger } from '../../admission/index.ts';
import type { ChatStore } from '../../chat/index.ts';
import type { FactoidStore } from '../../factoids/index.ts';
import type { IdSource } from '../../id-source.ts';
import type { ControlsStore, DenyList } from '../../operations/index.ts';
import type { RunStore } from '../../runs/index.ts';

/** The stores that one sequence runs over: nothing is in them yet of its days, nothing of what operators set. */
export interface World {
  readonly runs: RunStore;
  readonly admissions: AdmissionStore;
  readonly ledger: Ledger;
  readonly controls: ControlsStore;
  readonly denyList: DenyList;
  readonly factoids: FactoidStore;
  readonly chats: ChatStore;
  readonly ids: IdSource;
  /** Counters as they stand, by id; those that nothing was taken from are absent. */
  readonly readCounters: (keys: readonly CounterKey[]) => Promise<ReadonlyMap<string, Counter>>;
  /** When the sequence begins; ISO 8601. */
  readonly startsAt: string;
  /** How many calls of the store may be on their way at the very same time. */
  readonly atOnce: number;
}

/** @param keys the API keys that callers come with */
export type WorldSource = (keys: readonly ApiKeyRecord[]) => Promise<World>;
