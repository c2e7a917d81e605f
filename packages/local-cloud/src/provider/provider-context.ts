import type { AnswerBook } from './answers/answer-book.ts';
import type { Clock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { Ledger } from './ledger.ts';
import type { ProviderSettings } from './settings.ts';

/** What the endpoints share. */
export interface ProviderContext {
  readonly settings: ProviderSettings;
  readonly ledger: Ledger;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: () => number;
  readonly answers: AnswerBook;
}

const ID_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 20;

export function randomId({ random }: ProviderContext): string {
  return Array.from({ length: ID_LENGTH }, () => ID_LETTERS[Math.floor(random() * ID_LETTERS.length)]).join('');
}

export function generationId(context: ProviderContext): string {
  return `gen-${Math.floor(context.clock.now() / 1000)}-${randomId(context)}`;
}
