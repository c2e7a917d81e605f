import type { ApiKeyRecord } from '../accounts/index.ts';
import type { AdmissionReading, AdmissionStore, Controls, Counter } from '../admission/index.ts';
import { counterId } from '../admission/index.ts';
import type { MemoryState } from './memory-run-store.ts';

/** What an operator and the key store hold beside the runs; open to tests. */
export interface AdmissionWorld {
  controls: Controls | null;
  readonly keys: Map<string, ApiKeyRecord>;
  readonly denied: Set<string>;
}

/** An AdmissionStore over the state of a memory run store. */
export function memoryAdmissionStore(state: MemoryState): { readonly store: AdmissionStore; readonly world: AdmissionWorld } {
  const world: AdmissionWorld = { controls: null, keys: new Map(), denied: new Set() };
  let last: Controls | null = null;
  const store: AdmissionStore = {
    async read({ counters, keyId, parties, idempotency, now }): Promise<AdmissionReading> {
      const found = counters.flatMap((key): [string, Counter][] => {
        const counter = state.book.counters.get(counterId(key));
        return counter ? [[counterId(key), counter]] : [];
      });
      const earlier = idempotency && state.idempotency.get(`${idempotency.owner} ${idempotency.key}`);
      last = world.controls ?? last;
      return {
        controls: world.controls,
        counters: new Map(found),
        key: (keyId && world.keys.get(keyId)) ?? null,
        denied: parties.filter((party) => world.denied.has(party)),
        earlier: earlier && earlier.expiresAt > now ? earlier : null,
      };
    },
    lastControls: () => last,
    async seed(controls) {
      world.controls ??= controls;
      return world.controls;
    },
  };
  return { store, world };
}
