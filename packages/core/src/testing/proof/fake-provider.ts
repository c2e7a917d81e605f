import { type NanoUsd, nanoUsd, type RunId } from '@factoids/contracts';
import type { FactoidDraft } from '../../factoids/index.ts';
import type { FactoidWriter, GenerationLookup, ProviderUsage, WriterEvent } from '../../runs/index.ts';
import { ProviderError } from '../../runs/index.ts';
import type { CallScheduler } from './call-scheduler.ts';
import type { Verb } from './verb.ts';

/** What the provider makes of one call. */
export interface Answer {
  /** `known`: what all answers of this kind say; `refused` before any work, unbilled; `cut` after it named the generation; `silent`: gone before it said anything. */
  readonly kind: 'good' | 'known' | 'bad' | 'refused' | 'cut' | 'silent';
  /** Of the call's bound. */
  readonly share: number;
  /** When it says what the call cost. */
  readonly told: 'now' | 'late' | 'never';
}

interface Bill {
  /** Who made the call. */
  readonly verbId: number;
  readonly runId: RunId;
  readonly generationId: string;
  readonly cost: NanoUsd;
  readonly told: Answer['told'];
  lookups: number;
}

/** Of a call whose cost is told late, that many look-ups come too early. */
const EARLY_LOOKUPS = 1;
const OVERCHARGE = 1.7;
const KNOWN = { text: 'Sea otters hold hands while they sleep.', subject: 'Otters', emoji: '🦦' };

export interface ModelCall {
  readonly verb: Verb;
  readonly runId: RunId;
  readonly bound: NanoUsd;
  readonly answer: Answer;
}

interface Setup {
  readonly scheduler: CallScheduler;
  readonly overcharges: boolean;
}

export type FakeProvider = ReturnType<typeof fakeProvider>;

/** A provider that keeps a ledger of its own. */
export function fakeProvider({ scheduler, overcharges }: Setup) {
  const bills: Bill[] = [];
  const wait = (verb: Verb, label: string) =>
    scheduler.hold({
      verb,
      label: `provider.${label}`,
      work: async () => undefined,
      outage: () => new ProviderError('provider_failed'),
    });

  function bill({ verb, runId, bound, answer }: ModelCall): Bill {
    const share = answer.share * (overcharges && answer.share === 1 ? OVERCHARGE : 1);
    const cost = nanoUsd(answer.kind === 'refused' ? 0 : Math.floor(bound * share));
    const told = answer.kind === 'silent' ? 'never' : answer.told;
    const made = { verbId: verb.id, runId, generationId: `gen-${runId}-${bills.length}`, cost, told, lookups: 0 };
    bills.push(made);
    return made;
  }

  async function* answerCall(call: ModelCall, signal: AbortSignal): AsyncIterable<WriterEvent> {
    const { verb, answer } = call;
    await wait(verb, 'asked');
    const { generationId, cost, told } = bill(call);
    if (answer.kind === 'refused') throw new ProviderError('provider_busy', { billed: false });
    if (answer.kind === 'silent') throw new ProviderError('provider_failed');
    yield { type: 'generation', generationId };
    yield { type: 'text', text: KNOWN.text };
    await wait(verb, 'writes');
    if (answer.kind === 'cut' || signal.aborted) throw new ProviderError('provider_failed', { generationId });
    if (told === 'now') verb.told.set(generationId, cost);
    const output = outputOf(answer, generationId);
    yield { type: 'finished', output, raw: JSON.stringify(output), finishReason: 'stop', usage: usageTold(told, cost) };
  }

  return {
    bills,
    answerCall,
    writer(callOf: () => ModelCall): FactoidWriter {
      return { promptBytes: () => 1_000, write: ({ signal }) => answerCall(callOf(), signal) };
    },
    /** As a settlement asks: what is told late is not known at first. */
    lookup(verb: Verb): GenerationLookup {
      return {
        async find(generationId) {
          await wait(verb, 'looked up');
          const found = bills.find((each) => each.generationId === generationId);
          if (!found || found.told === 'never') return null;
          found.lookups += 1;
          if (found.told === 'late' && found.lookups <= EARLY_LOOKUPS) return null;
          verb.told.set(generationId, found.cost);
          return usageOf(found.cost);
        },
      };
    },
    /** As the close of a day asks, long after. */
    archive: {
      async find(generationId: string) {
        const found = bills.find((each) => each.generationId === generationId);
        return found && found.told !== 'never' ? usageOf(found.cost) : null;
      },
    } satisfies GenerationLookup,
  };
}

function outputOf({ kind }: Answer, generationId: string): FactoidDraft | null {
  if (kind === 'known') return KNOWN;
  return kind === 'good' ? { ...KNOWN, text: `${generationId} is the number of this factoid.` } : null;
}

const usageOf = (cost: NanoUsd | null): ProviderUsage => ({ promptTokens: 11, completionTokens: 28, cost });

function usageTold(told: Answer['told'], cost: NanoUsd): ProviderUsage | null {
  if (told === 'now') return usageOf(cost);
  return told === 'late' ? usageOf(null) : null;
}
