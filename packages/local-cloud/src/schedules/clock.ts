/** The time that schedules go by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once this clock shows `atMs`; who moves the clock may wait for what is returned. @returns how to call it off. */
  at(atMs: number, callback: () => unknown): () => void;
}
