import type { Caller } from '../accounts/index.ts';
import {
  type AdmissionBasis,
  admit,
  holdPieces,
  type Policy,
  quoteEmbeddings,
  type ReadingDeps,
  readAdmission,
  requireNotStopped,
} from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { IdSource } from '../id-source.ts';
import {
  endRun,
  newRun,
  type Outcome,
  ProviderError,
  type RunCall,
  type RunOf,
  type RunStore,
  untilDecided,
} from '../runs/index.ts';
import { quantise, VECTOR_DIMENSIONS } from '../search/index.ts';
import type { Embedded, Embedder } from './embedder.ts';

const SYSTEM: Caller = { kind: 'system', purpose: 'embeddings' };
/** The provider answers within a second as a rule. */
const CALL_TIMEOUT_MS = 10_000;
/** Longer than a call and its two writes can take; after that the reaper ends what nobody ended. */
const LEASE_MS = 60_000;
const PENDING_SEQ = 1;

export interface EmbeddingNotes {
  /** It goes without vectors: the policy says so, a limit refused, or the provider failed. */
  without(reason: 'off' | 'refused' | 'failed', error?: unknown): void;
  /** The vectors are there, and the run's end is left to the reaper. */
  notEnded(error: unknown): void;
}

export interface EmbedDeps extends ReadingDeps {
  readonly ids: Pick<IdSource, 'run'>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly runs: RunStore;
  readonly embedder: Embedder;
  readonly notes: EmbeddingNotes;
}

export interface Embedding {
  readonly model: string;
  /** One for each text, in order. */
  readonly vectors: readonly Int8Array[];
}

type EmbeddingRun = RunOf<'embedding'>;

/**
 * Vectors of texts, on the system's account: one run, begun when it is created, and one call. null when the policy goes without, a
 * limit refuses it or the provider gives none; what the call cost, or may have cost, is booked in any case. Throws `store_busy`.
 */
export async function embedTexts({ deps, texts }: { deps: EmbedDeps; texts: readonly string[] }): Promise<Embedding | null> {
  const run = await begin(deps, texts);
  if (run === null) return null;
  const called = await call(deps, run, texts);
  const ending = { deps, run: { ...run, calls: [called.call] }, seq: PENDING_SEQ, outcome: called.outcome };
  // A cost that the provider did not tell is asked for by the reaper, as that of every run that settles.
  await endRun(ending).catch((error: unknown) => deps.notes.notEnded(error));
  return called.vectors && { model: run.input.model.id, vectors: called.vectors };
}

/** By what vectors are made now. */
export async function embeddingPolicy(deps: ReadingDeps): Promise<Policy['embeddings']> {
  return (await readBasis(deps)).controls.policy.embeddings;
}

function readBasis(deps: ReadingDeps): Promise<AdmissionBasis> {
  // The system shows no key.
  return readAdmission({ deps: { ...deps, pepper: '' }, caller: SYSTEM, action: 'embed' });
}

/** The run, created with its call begun: whoever finds it orphaned ends and settles it. null when there is to be none. */
async function begin(deps: EmbedDeps, texts: readonly string[]): Promise<EmbeddingRun | null> {
  try {
    const begun = await untilDecided(deps, () => attempt(deps, texts));
    if (begun === 'off') deps.notes.without('off');
    return begun === 'off' ? null : begun;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'store_busy') throw error;
    deps.notes.without('refused', error);
    return null;
  }
}

/** null when what was read did not hold any more when it was written. */
async function attempt(deps: EmbedDeps, texts: readonly string[]): Promise<EmbeddingRun | 'off' | null> {
  const basis = await readBasis(deps);
  const quoted = quoteEmbeddings(basis.controls.policy, texts);
  if (quoted === null) return 'off';
  requireNotStopped(basis.controls.kills, quoted.model);
  const takings = admit({ ...basis, action: 'embed', canVerify: false }, quoted.quote.maxCost, deps.random);
  const model = { id: quoted.model, structuredOutput: false, tools: false };
  const work = { kind: 'embedding', input: { model, texts: texts.length } } as const;
  const plan = { work, quote: quoted.quote, promptHash: null };
  const run = begunRun(newRun({ id: deps.ids.run(), basis, caller: SYSTEM, plan, holds: holdPieces(takings) }), work, basis.now);
  const { outcome } = await deps.runs.create(run, { idempotency: null, takings });
  return outcome === 'created' ? run : null;
}

function begunRun(run: ReturnType<typeof newRun>, work: Pick<EmbeddingRun, 'kind' | 'input'>, now: Date): EmbeddingRun {
  const startedAt = now.toISOString();
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
  return { ...run, ...work, status: 'running', startedAt, leaseUntil, calls: [{ startedAt, generationId: null, usage: null }] };
}

interface Called {
  readonly call: RunCall;
  readonly outcome: Outcome;
  readonly vectors: readonly Int8Array[] | null;
}

async function call(deps: EmbedDeps, run: EmbeddingRun, texts: readonly string[]): Promise<Called> {
  const startedAt = run.startedAt ?? run.createdAt;
  try {
    const { vectors, generationId, usage } = await callInTime(deps, run, texts);
    const made = vectorsFrom(vectors, texts.length);
    if (!made) throw new ProviderError('invalid_output', { usage, generationId });
    return { call: { startedAt, generationId, usage }, outcome: { status: 'succeeded' }, vectors: made };
  } catch (error) {
    deps.notes.without('failed', error);
    const known = error instanceof ProviderError ? error : new ProviderError('provider_failed', { cause: error });
    const outcome = { status: 'failed', problem: known.toProblem() } as const;
    return { call: { startedAt, generationId: known.generationId, usage: known.booked }, outcome, vectors: null };
  }
}

async function callInTime(
  { clock, embedder }: EmbedDeps,
  { input, quote }: EmbeddingRun,
  texts: readonly string[],
): Promise<Embedded> {
  const [late, answered] = [new AbortController(), new AbortController()];
  clock.sleep(CALL_TIMEOUT_MS, answered.signal).then(() => late.abort());
  try {
    const { maxPrice } = quote;
    return await embedder.embed({ model: input.model.id, texts, dimensions: VECTOR_DIMENSIONS, maxPrice, signal: late.signal });
  } finally {
    answered.abort();
  }
}

/** null when they are not what was asked for. */
function vectorsFrom(vectors: Embedded['vectors'], count: number): readonly Int8Array[] | null {
  if (vectors.length !== count) return null;
  try {
    return vectors.map(quantise);
  } catch {
    return null;
  }
}
