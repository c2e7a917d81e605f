import type { ListedModel } from '../models/index.ts';
import type { Notice } from '../notices/index.ts';
import { countingIds } from './counting-ids.ts';
import { manualClock } from './manual-clock.ts';
import { memoryAdmissionStore } from './memory-admission-store.ts';
import { memoryApiKeyStore } from './memory-api-key-store.ts';
import { memoryRunQueue } from './memory-run-queue.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { sampleModel } from './sample-model.ts';

/** Numbers in [0, 1) that fill it evenly: multiples of the golden ratio. */
function spread(): () => number {
  let last = 0;
  return () => {
    last = (last + 0.618_033_988_75) % 1;
    return last;
  };
}

export const NETWORK = 'net_1';

/** All that it takes to ask for runs, in one process, under a policy. */
export function setUpAdmission(policy: object = {}, models: readonly ListedModel[] = [sampleModel()]) {
  const { store: runs, state } = memoryRunStore();
  const { store: admissions, world } = memoryAdmissionStore(state);
  const clock = manualClock();
  const queue = memoryRunQueue();
  const ids = countingIds();
  const raised: Notice[] = [];
  const readPriceList = async () => ({ models, fetchedAt: clock.now().toISOString(), typicalCosts: {} });
  const deps = {
    clock,
    ids,
    random: spread(),
    runs: { ...runs },
    admissions,
    queue,
    keys: memoryApiKeyStore(),
    readPriceList,
    notices: { raise: async (notice: Notice) => void raised.push(notice) },
    seed: JSON.stringify(policy),
    pepper: 'pepper-of-the-test',
    canVerify: false,
  };
  return { deps, state, world, clock, queue, ids, raised };
}
