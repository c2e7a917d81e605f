import type { Fact } from '../facts/fact.ts';
import type { Wish } from './conversation.ts';
import { FactIndex } from './fact-index.ts';
import { stemsOf } from './stem.ts';

const RECOGNIZED_CHARS = 60;

/** Hands out facts: the best match that is neither told in the conversation nor given before for the same topic. */
export class FactPicker {
  readonly #index: FactIndex;
  readonly #openings: ReadonlyMap<Fact, string>;
  readonly #given = new Map<string, Set<Fact>>();

  constructor(facts: readonly Fact[], random: () => number) {
    this.#index = new FactIndex(shuffle(facts, random));
    this.#openings = new Map(facts.map((fact) => [fact, openingOf(fact)]));
  }

  pick({ topic, heard }: Wish): Fact {
    const ranked = topic === null ? [] : this.#index.rank(topic);
    const candidates = ranked.length > 0 ? ranked : this.#index.facts;
    const given = this.#givenFor(
      ranked.length > 0
        ? stemsOf(topic ?? '')
            .sort()
            .join(' ')
        : '',
    );
    const told = fingerprint(heard);
    const isUntold = (fact: Fact) => !told.includes(this.#openings.get(fact) ?? fact.text);
    const choice =
      candidates.find((fact) => !given.has(fact) && isUntold(fact)) ??
      this.#startOver(given, [...candidates, ...this.#index.facts].filter(isUntold)) ??
      candidates[0];
    if (choice === undefined) throw new Error('the provider knows no facts');
    given.add(choice);
    return choice;
  }

  /** All of them were given: the round begins anew, though not with the one given last. */
  #startOver(given: Set<Fact>, facts: readonly Fact[]): Fact | undefined {
    const last = [...given].at(-1);
    given.clear();
    return facts.find((fact) => fact !== last) ?? facts[0];
  }

  #givenFor(topic: string): Set<Fact> {
    const given = this.#given.get(topic) ?? new Set();
    this.#given.set(topic, given);
    return given;
  }
}

/** A text cut off in a list of recent ones is still recognized by how it begins. */
function openingOf(fact: Fact): string {
  return fingerprint(fact.text).slice(0, RECOGNIZED_CHARS);
}

function fingerprint(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function shuffle(facts: readonly Fact[], random: () => number): readonly Fact[] {
  return facts
    .map((fact) => ({ fact, order: random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ fact }) => fact);
}
