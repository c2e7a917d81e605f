import { normaliseText } from '../factoids/index.ts';

const QUESTION =
  /^(?:please )?(?:is|was|are) (?:this|that|it)(?: factoid| fact| statement| claim)? ?(?:really|actually|even|indeed|still)? ?(?:true|correct|right|accurate|real|a fact|for real)$/;

const ORDER =
  /^(?:please )?(?:verify|check|fact check|double check)(?: (?:this|that|it))?(?: factoid| fact| statement| claim)?(?: please)?$/;

/** Whether somebody asks if the factoid itself is true, in a few plain wordings: `Is this true?`, `Fact-check this!`. */
export function isTruthQuestion(text: string): boolean {
  const words = normaliseText(text);
  return QUESTION.test(words) || ORDER.test(words);
}
