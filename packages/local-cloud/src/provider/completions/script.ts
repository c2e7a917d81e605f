import type { Behaviour } from '../settings.ts';
import { tokenize } from '../tokens.ts';
import { type Answer, type FinishReason, finishReasonOf } from './answer.ts';

/** How an answer breaks off: its connection is cut, it carries an error object, or a frame that is no JSON. */
export type Breakage = 'cut' | 'error' | 'garbage';

/** A piece of the words, or of the arguments of the call at this place. */
export interface Token {
  readonly text: string;
  readonly of: 'words' | number;
}

/** What of an answer is said, and how it ends. */
export interface Script {
  readonly tokens: readonly Token[];
  readonly finish: FinishReason;
  readonly ending: 'whole' | Breakage;
}

interface Casting {
  readonly answer: Answer;
  readonly behaviour: Behaviour;
  readonly maxTokens: number;
}

export function scriptOf({ answer, behaviour, maxTokens }: Casting): Script {
  const all = tokensOf(answer);
  const allowed = all.slice(0, maxTokens);
  const finish = finishReasonOf(answer, allowed.length < all.length);
  const { cutAfterTokens: cut, errorAfterTokens: error, garbageAfterTokens: garbage } = behaviour;
  for (const [ending, after] of Object.entries({ cut, error, garbage })) {
    if (after !== undefined && isBreakage(ending)) return { tokens: allowed.slice(0, after), finish, ending };
  }
  return { tokens: allowed, finish, ending: 'whole' };
}

function tokensOf({ text, calls }: Answer): Token[] {
  const words = tokenize(text).map((piece): Token => ({ text: piece, of: 'words' }));
  const asked = calls.flatMap((call, at) => tokenize(call.arguments).map((piece): Token => ({ text: piece, of: at })));
  return [...words, ...asked];
}

function isBreakage(text: string): text is Breakage {
  return text === 'cut' || text === 'error' || text === 'garbage';
}
