/** Asks a part of the system for something real, and once. Rejects when it does not answer, and as soon as the signal aborts. */
export type Probe = (signal: AbortSignal) => Promise<void>;
