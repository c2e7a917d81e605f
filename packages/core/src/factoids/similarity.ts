import { comparedWords, normaliseText } from './normalise-text.ts';

/** How alike two texts must be to say the same; the table in `docs/adr/0014-no-repeats.md` is the reason. */
export const SAME_FROM = 0.55;

/** Two words are forms or spellings of one from here on: `kilograms` and `kilogrammes`, `tongue` and `tongues`. */
const SAME_WORD_FROM = 0.25;

const NEGATIONS = new Set('not no never none nor neither without nobody nothing'.split(' '));
const MONTHS = new Set('january february march april may june july august september october november december'.split(' '));
/** They stand in every text and say nothing about what it says. */
const FILLERS = new Set(
  `a an the of is are was were be been to in on at by for with and or that which it its their they them as from than about up this
  these those have has had do does did can could only when while so such into over under also any all each every both`.split(
    /\s+/,
  ),
);

/** Whether two texts state the same fact, as far as letters tell. Symmetric; true of a text and itself. */
export function saysTheSame(one: string, other: string): boolean {
  return sameness(one, other) >= SAME_FROM;
}

/**
 * From 0 to 1, how much of what two texts say is the same: how alike their telling words are, in whatever order; 0 when a
 * number, a negation or what they are about sets them apart. Blind to a fact told in other words.
 */
export function sameness(one: string, other: string): number {
  if (normaliseText(one) === normaliseText(other)) return 1;
  const [left, right] = [comparedWords(one), comparedWords(other)];
  return isSetApart(left, right) ? 0 : trigramSimilarity(tellingWords(left), tellingWords(right));
}

/**
 * Trigrams that both have, divided by those that either has (Jaccard), as `similarity` of PostgreSQL's pg_trgm counts them: each
 * word with two spaces before it and one behind, each trigram once. Dice is the same measure on another scale.
 * Source: https://www.postgresql.org/docs/current/pgtrgm.html
 */
export function trigramSimilarity(left: readonly string[], right: readonly string[]): number {
  const [ours, theirs] = [trigramsOf(left), trigramsOf(right)];
  const common = [...ours].filter((trigram) => theirs.has(trigram)).length;
  return common / (ours.size + theirs.size - common || 1);
}

function trigramsOf(words: readonly string[]): Set<string> {
  const trigrams = new Set<string>();
  for (const word of words) {
    const letters = [...`  ${word} `];
    for (let end = 3; end <= letters.length; end += 1) trigrams.add(letters.slice(end - 3, end).join(''));
  }
  return trigrams;
}

/** Small things in a text that make it another fact: a number or date, a negation, or what it is about. */
function isSetApart(left: readonly string[], right: readonly string[]): boolean {
  const [ours, theirs] = [left.filter(isFigure), right.filter(isFigure)];
  if (lacks(ours, theirs) && lacks(theirs, ours)) return true;
  if (left.filter(isNegation).length !== right.filter(isNegation).length) return true;
  return opensElsewhere(left, right) && opensElsewhere(right, left);
}

/** Whether `theirs` has not all that `ours` has, as often. One more clause may bring a number of its own, so both must lack one. */
function lacks(ours: readonly string[], theirs: readonly string[]): boolean {
  const countIn = (words: readonly string[], word: string) => words.filter((each) => each === word).length;
  return ours.some((word) => countIn(theirs, word) < countIn(ours, word));
}

/** Whether the first telling word, which mostly names what a factoid is about, has no like in the other text. */
function opensElsewhere(words: readonly string[], others: readonly string[]): boolean {
  const [first] = tellingWords(words);
  return first !== undefined && !others.some((word) => trigramSimilarity([first], [word]) >= SAME_WORD_FROM);
}

const isFigure = (word: string): boolean => /^\p{Nd}/u.test(word) || MONTHS.has(word);
const isNegation = (word: string): boolean => NEGATIONS.has(word);

function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}
