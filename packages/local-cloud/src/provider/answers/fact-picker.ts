import type { Fact } from '../facts/fact.ts';
import type { Wish } from './conversation.ts';
import { FactIndex } from './fact-index.ts';

const RECOGNIZED_CHARS = 60;

/** Hands out facts, each once: the best match for a topic that is not told in the conversation, then any other. */
export class FactPicker {
  readonly #index: FactIndex;
  readonly #openings: ReadonlyMap<Fact, string>;
  readonly #given = new Set<Fact>();

  constructor(facts: readonly Fact[], random: () => number) {
    this.#index = new FactIndex(shuffle(facts, random));
    this.#openings = new Map(facts.map((fact) => [fact, openingOf(fact)]));
  }

  /** Null once all are given. */
  pick({ topic, heard }: Wish): Fact | null {
    const ranked = topic === null ? [] : this.#index.rank(topic);
    const told = fingerprint(heard);
    const isNew = (fact: Fact) => !this.#given.has(fact) && !told.includes(this.#openings.get(fact) ?? fact.text);
    const choice = [...ranked, ...this.#index.facts].find(isNew) ?? null;
    if (choice) this.#given.add(choice);
    return choice;
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
