import { crc32 } from 'node:zlib';
import { answerTurn } from '../chat/answer-turn.ts';
import { readTurn } from '../chat/read-turn.ts';
import { summaryFor } from '../chat/summary.ts';
import type { Answer } from '../completions/answer.ts';
import type { CompletionRequest } from '../completions/completion-request.ts';
import { FACTS } from '../facts/all-facts.ts';
import type { ModelCard } from '../model-card.ts';
import type { AnswerMode } from '../settings.ts';
import { answerShape } from './answer-shape.ts';
import { bulkFact, type Statement } from './bulk-facts.ts';
import { readWish } from './conversation.ts';
import { FactPicker } from './fact-picker.ts';
import { fillSchema } from './fill-schema.ts';

/** Bulk facts from here on are picked by what was heard, those before are counted. */
const FAR_OFF = 2 ** 20;

/** Finds what to say to a request, in the form that it asks for. */
export class AnswerBook {
  readonly #picker: FactPicker;
  #bulkCount = 0;

  constructor(random: () => number) {
    this.#picker = new FactPicker(FACTS, random);
  }

  answer({ request, model }: { request: CompletionRequest; model: ModelCard }, mode: AnswerMode): Answer {
    const summary = summaryFor(request);
    if (summary !== null) return { text: summary, calls: [] };
    const shape = answerShape(request, model);
    const turn = readTurn(request, shape.kind === 'words');
    if (turn) return answerTurn(turn);
    const statement = mode === 'bulk' ? this.#nextBulk() : this.#nextFact(request);
    if (shape.kind === 'words') return { text: `Here is something worth knowing. ${statement.text}`, calls: [] };
    const json = JSON.stringify(fillSchema(shape.schema, statement));
    return shape.kind === 'call' ? { text: '', calls: [{ name: shape.name, arguments: json }] } : { text: json, calls: [] };
  }

  /** What the site has from an earlier life of this provider, no memory tells: then comes what nobody can have heard. */
  #nextFact(request: CompletionRequest): Statement {
    const wish = readWish(request);
    if (wish.isRepeat) return bulkFact(FAR_OFF + (crc32(wish.heard) % FAR_OFF));
    const fact = this.#picker.pick(wish);
    return fact === null ? this.#nextBulk() : { text: fact.text, subject: fact.subject, emoji: fact.emoji };
  }

  #nextBulk(): Statement {
    this.#bulkCount += 1;
    return bulkFact(this.#bulkCount);
  }
}
