import type { FactoidId } from '@factoids/contracts';
import type { ModelVector } from './vector.ts';

export interface FactoidVector {
  readonly id: FactoidId;
  readonly values: Int8Array;
}

/** What was put at once. */
export interface VectorBatch {
  /** Sorts by the time at which it was put, up to how far clocks differ. */
  readonly key: string;
  readonly model: string;
  readonly ids: readonly FactoidId[];
}

/** As many as one put takes: they and the note of them are one transaction. */
export const VECTORS_AT_ONCE = 96;

/** The vectors of factoids, by model. Throws `store_busy` when it cannot answer in time. */
export interface VectorStore {
  /** All of them or none, over what stands there; at most {@link VECTORS_AT_ONCE}. */
  put(model: ModelVector['model'], vectors: readonly FactoidVector[]): Promise<void>;
  /** Of those that have one of this model; in no order. */
  find(model: string, ids: readonly FactoidId[]): Promise<readonly FactoidVector[]>;
  /** Which of these have none of this model, in their order. */
  lacking(model: string, ids: readonly FactoidId[]): Promise<readonly FactoidId[]>;
  /** What was put after a key (`''`: ever), the oldest first, in pages read as they are asked for. */
  putAfter(key: string): AsyncIterable<readonly VectorBatch[]>;
  /** Down to which factoid, from the newest of that time, all have a vector of this model. */
  through(model: string): Promise<FactoidId | null>;
  noteThrough(model: string, id: FactoidId): Promise<void>;
}
