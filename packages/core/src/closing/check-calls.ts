import { addUsd, type NanoUsd, nanoUsd, type RunId, ZERO_USD } from '@factoids/contracts';
import type { Coverage, Drift } from '../admission/index.ts';
import type { GenerationLookup, Run } from '../runs/index.ts';

const AT_ONCE = 8;

/** A model call of a run whose hold is closed. */
export interface BookedCall {
  readonly runId: RunId;
  readonly generationId: string | null;
  readonly booked: NanoUsd;
  /** The most that it could cost. */
  readonly bound: NanoUsd;
}

export function bookedCalls({ id, hold, calls, quote }: Run): BookedCall[] {
  if (hold === 'held' || hold === 'settling') return [];
  return calls.map(({ generationId, usage, maxCost }) => {
    return { runId: id, generationId, booked: usage?.cost ?? ZERO_USD, bound: maxCost ?? quote.callMaxCost };
  });
}

/** What came of comparing calls with what the provider says of them. */
interface CallCheck {
  readonly coverage: Coverage;
  readonly drift: readonly Drift[];
}

interface Deps {
  readonly lookup: GenerationLookup;
  readonly hasTime: () => boolean;
}

/** Compares calls with the provider's own ledger, a few at a time. */
export async function checkCalls(deps: Deps, calls: readonly BookedCall[]): Promise<CallCheck> {
  const next = calls.values();
  const total = newCoverage();
  const drift: Drift[] = [];
  const work = async () => {
    for (const call of next) {
      const verdict = judge(call, await billedFor(deps, call));
      total.calls += 1;
      if (verdict.is === 'drift') drift.push(verdict.drift);
      else total[verdict.is] += 1;
      if (verdict.is !== 'estimated') continue;
      total.estimatedAmount = addUsd(total.estimatedAmount, call.booked);
      total.overestimatedAmount = addUsd(total.overestimatedAmount, verdict.tooMuch);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { coverage: total, drift };
}

type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

function newCoverage(): Mutable<Coverage> {
  const amounts = { estimatedAmount: ZERO_USD, overestimatedAmount: ZERO_USD };
  return { calls: 0, verified: 0, unverifiable: 0, estimated: 0, ...amounts };
}

/** null when the provider does not know it (any more) or cannot be asked: no reason to doubt what was booked. */
async function billedFor({ lookup, hasTime }: Deps, { generationId }: BookedCall): Promise<NanoUsd | null> {
  if (generationId === null || !hasTime()) return null;
  const usage = await lookup.find(generationId).catch(() => null);
  return usage?.cost ?? null;
}

type Verdict =
  | { readonly is: 'verified' | 'unverifiable' }
  | { readonly is: 'estimated'; readonly tooMuch: NanoUsd }
  | { readonly is: 'drift'; readonly drift: Drift };

/**
 * A call at exactly its bound was settled there because nobody could learn its cost: a real one stays below, as a prompt has
 * fewer tokens than bytes. That the provider billed less, or nothing, is then how much too careful the bound was, and no drift.
 */
function judge({ runId, generationId, booked, bound }: BookedCall, billed: NanoUsd | null): Verdict {
  if (billed === booked || (generationId === null && booked === 0)) return { is: 'verified' };
  if (booked === bound && (billed === null || billed < booked)) {
    return { is: 'estimated', tooMuch: billed === null ? ZERO_USD : nanoUsd(booked - billed) };
  }
  if (billed === null || generationId === null) return { is: 'unverifiable' };
  return { is: 'drift', drift: { kind: 'provider', runId, generationId, expected: billed, found: booked } };
}
