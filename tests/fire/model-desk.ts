import { type NanoUsd, parseUsd } from '@factoids/contracts';
import type { LocalCloud } from '@factoids/local-cloud';

type OfflineProvider = NonNullable<LocalCloud['provider']>;
export type ProviderBehaviour = ReturnType<OfflineProvider['settings']['behaviour']>;

/** One HTTP attempt at the provider, as the provider saw it. */
export interface ModelCall {
  /** Null for one that was refused before any work. */
  generationId: string | null;
  /** Whether the provider's headers went out, which name the generation. */
  isNamed: boolean;
  /** Whether the answer was of a kind that a second attempt may follow. */
  readonly isUnfit: boolean;
}

export type Play = (attempt: number) => ProviderBehaviour;

export interface ModelDesk {
  /** From now on the model answers this topic so. */
  stage(topic: string, play: Play): void;
  callsFor(topic: string): readonly ModelCall[];
  /** What the provider's books say of a generation; null when it has none by this name. */
  costOf(generationId: string): NanoUsd | null;
}

const PACE = { timeToFirstTokenMs: 0, tokensPerSecond: 45 } as const;
const TOPIC = /fire-[0-9a-z]+/;
const UNFIT = ['', '{"text": "Sea otters hold hands", "subject": ', '{"fact": "Sea otters hold hands.", "emoji": 7}'];

/** Plays the model, a part for each topic, and notes what was asked of it. */
export function openModelDesk(provider: OfflineProvider): ModelDesk {
  const plays = new Map<string, Play>();
  const calls = new Map<string, ModelCall[]>();
  provider.settings.behaviour = ({ messages }) => {
    const topic = TOPIC.exec(JSON.stringify(messages.slice(1)))?.[0] ?? 'unknown';
    const made = calls.get(topic) ?? [];
    const behaviour = { ...PACE, answer: answerTo(topic), ...plays.get(topic)?.(made.length + 1) };
    const call: ModelCall = { generationId: null, isNamed: false, isUnfit: UNFIT.includes(behaviour.answer) };
    calls.set(topic, [...made, call]);
    return {
      ...behaviour,
      onStep: (step, generationId) => {
        call.generationId = generationId;
        call.isNamed ||= step === 'headers';
        return behaviour.onStep?.(step, generationId);
      },
    };
  };
  return {
    stage: (topic, play) => void plays.set(topic, play),
    callsFor: (topic) => calls.get(topic) ?? [],
    costOf: (generationId) => {
      const entry = provider.ledger.find((each) => each.generationId === generationId);
      return entry ? parseUsd(entry.cost) : null;
    },
  };
}

/** Long enough for several frames of text, and for the look whether somebody cancelled. */
function answerTo(topic: string): string {
  const number = topic.replace(/\D/g, '');
  const text = `Sea otters hold hands while they sleep so that none of them drifts away, as was seen ${number} times.`;
  return JSON.stringify({ text, subject: 'Otters', emoji: '🦦' });
}
