import { AppError } from '../../app-error.ts';
import type { EmbedDeps, Embedded, Embedder } from '../../embeddings/index.ts';
import { VECTOR_DIMENSIONS } from '../../search/index.ts';
import type { Answer } from './fake-provider.ts';
import type { Sim } from './sim.ts';
import type { Verb } from './verb.ts';

const VECTOR = Array.from({ length: VECTOR_DIMENSIONS }, () => 1 / Math.sqrt(VECTOR_DIMENSIONS));

/** What an embedding run calls: the same provider, which answers with numbers. */
export function embedding({ provider, books }: Sim, verb: Verb, answer: Answer): Pick<EmbedDeps, 'embedder' | 'notes'> {
  const embedder: Embedder = {
    async embed({ texts, signal }): Promise<Embedded> {
      const runId = books.createdBy.get(verb.id);
      const bound = runId && books.kept.get(runId)?.run.quote.callMaxCost;
      if (runId === undefined || bound === undefined) throw new AppError('internal', { detail: 'vectors for no run' });
      let made: Omit<Embedded, 'vectors'> = { generationId: null, usage: null };
      for await (const event of provider.answerCall({ verb, runId, bound, answer }, signal)) {
        if (event.type === 'generation') made = { ...made, generationId: event.generationId };
        if (event.type === 'finished') made = { ...made, usage: event.usage };
      }
      return { ...made, vectors: answer.kind === 'bad' ? [] : texts.map(() => VECTOR) };
    },
  };
  return { embedder, notes: { without: () => undefined, notEnded: () => undefined } };
}
