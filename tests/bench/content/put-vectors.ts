import { quantise, VECTOR_DIMENSIONS, VECTORS_AT_ONCE } from '@factoids/core';
import type { LocalCloud } from '@factoids/local-cloud';
import { dynamoDocumentSource, dynamoVectorStore } from '@factoids/storage';
import { embedText } from '../../../packages/local-cloud/src/provider/embeddings/embed-text.ts';
import { contentTable } from '../../content-table.ts';

/** Any model: questions are asked with vectors of the same. */
const BENCH_MODEL = 'bench/embed';

/** As the chat's function sends it. */
export function vectorOf(text: string) {
  return { model: BENCH_MODEL, data: Buffer.from(meaningOf(text)).toString('base64') };
}

/** Vectors of every factoid, straight into the table: what the provider takes for them is known. */
export async function putVectors(cloud: LocalCloud): Promise<void> {
  const { port } = contentTable(cloud);
  const store = dynamoVectorStore(port);
  for await (const documents of dynamoDocumentSource(port).newest('fct_')) {
    for (let at = 0; at < documents.length; at += VECTORS_AT_ONCE) {
      const batch = documents.slice(at, at + VECTORS_AT_ONCE);
      await store.put(
        BENCH_MODEL,
        batch.map(({ id, subject, text }) => ({ id, values: meaningOf(`${subject}: ${text}`) })),
      );
    }
  }
}

function meaningOf(text: string): Int8Array {
  return quantise(embedText(text, VECTOR_DIMENSIONS));
}
