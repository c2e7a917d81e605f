import { FactoidId } from '@factoids/contracts';
import { batchKey, type FactoidVector, VECTOR_DIMENSIONS, type VectorBatch } from '@factoids/core';
import * as z from 'zod';
import { factoidKey } from './factoid-item.ts';

const Bytes = z.instanceof(Uint8Array).refine(({ length }) => length === VECTOR_DIMENSIONS, 'is no vector of ours');

const VectorItem = z
  .object({ factoid_id: FactoidId, model: z.string(), vector: Bytes })
  .transform(({ factoid_id: id, model, vector }): FactoidVector & { readonly model: string } => {
    return { id, model, values: new Int8Array(vector.buffer, vector.byteOffset, vector.length) };
  });

/** Beside the factoid and not on it: five indexes would copy it. */
export const vectorKey = (id: FactoidId) => ({ pk: factoidKey(id).pk, sk: 'VECTOR' });

export function toVectorItem(model: string, { id, values }: FactoidVector): Record<string, unknown> {
  return { ...vectorKey(id), factoid_id: id, model, vector: new Uint8Array(values.buffer, values.byteOffset, values.length) };
}

export function parseVectorItem(item: unknown) {
  return VectorItem.parse(item);
}

/** Where it is noted which vectors were put, and when. */
export const VECTORS = 'VECTORS';

const BATCH = 'BATCH#';
const BatchItem = z
  .object({ sk: z.string().startsWith(BATCH), model: z.string(), ids: z.array(FactoidId) })
  .transform(({ sk, ...batch }): VectorBatch => ({ ...batch, key: sk.slice(BATCH.length) }));

export const batchSk = (key: string) => `${BATCH}${key}`;

/** After every key of a batch. */
export const LAST_BATCH_SK = batchSk('~');

interface Batch {
  readonly model: string;
  readonly ids: readonly [FactoidId, ...FactoidId[]];
  readonly at: Date;
}

export function toBatchItem({ model, ids, at }: Batch): Record<string, unknown> {
  return { pk: VECTORS, sk: batchSk(batchKey(at, ids[0])), model, ids };
}

export function parseBatchItem(item: unknown): VectorBatch {
  return BatchItem.parse(item);
}

const ThroughItem = z.object({ factoid_id: FactoidId }).transform(({ factoid_id: id }) => id);

export const throughKey = (model: string) => ({ pk: VECTORS, sk: `THROUGH#${model}` });

export function parseThroughItem(item: unknown): FactoidId {
  return ThroughItem.parse(item);
}
