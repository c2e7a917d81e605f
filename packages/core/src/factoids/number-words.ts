const UNITS =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`.split(/\s+/);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ORDINAL_ENDS = ['st', 'nd', 'rd'];

const SMALL = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);
const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
const ORDINAL = new Map(ORDINALS.map((word, at) => [word, `${at + 1}${ORDINAL_ENDS[at] ?? 'th'}`]));
const FIGURES = /^\p{Nd}+(?:\.\p{Nd}+)?$/u;

/**
 * Words with the numbers among them in figures: `three` as `3`, `twenty five` as `25`, `86 billion` as `86000000000`, `second`
 * as `2nd`. English; `one` alone stays, as it is an article more often than a count.
 */
export function withFigures(words: readonly string[]): string[] {
  const read: string[] = [];
  for (let at = 0; at < words.length; ) {
    const number = numberAt(words, at);
    read.push(number?.figures ?? ORDINAL.get(words[at] ?? '') ?? words[at] ?? '');
    at = number?.next ?? at + 1;
  }
  return read;
}

interface ReadNumber {
  readonly figures: string;
  /** Where the words after it begin. */
  readonly next: number;
}

function numberAt(words: readonly string[], start: number): ReadNumber | null {
  const first = words[start] ?? '';
  if (FIGURES.test(first)) return figuresAt(words, start, first);
  if (!SMALL.has(first) || (first === 'one' && !isScale(words[start + 1]))) return null;
  let sum: Sum = { total: 0, group: SMALL.get(first) ?? 0 };
  let at = start + 1;
  for (let next = goOn(sum, words, at); next !== null; next = goOn(sum, words, at)) {
    sum = next;
    at += 1;
  }
  return { figures: String(sum.total + sum.group), next: at };
}

/** A number as far as it is read: what is before its last `thousand`, and what is after it. */
interface Sum {
  readonly total: number;
  readonly group: number;
}

/** The number with the next word in it; null when that is none of its own. */
function goOn(sum: Sum, words: readonly string[], at: number): Sum | null {
  const { total, group } = sum;
  const word = words[at] ?? '';
  const small = SMALL.get(word);
  const scale = SCALES.get(word);
  if (small !== undefined) return fits(small, group) ? { total, group: group + small } : null;
  if (scale !== undefined) return group > 0 ? { total: total + group * scale, group: 0 } : null;
  if (word === 'hundred') return group > 0 && group < 100 ? { total, group: group * 100 } : null;
  return word === 'and' && group % 100 === 0 && SMALL.has(words[at + 1] ?? '') ? sum : null;
}

/** `86` stays as it is written, `86 billion` is written out. */
function figuresAt(words: readonly string[], start: number, first: string): ReadNumber {
  const product = Math.round(Number(first) * (SCALES.get(words[start + 1] ?? '') ?? Number.NaN));
  if (Number.isSafeInteger(product)) return { figures: String(product), next: start + 2 };
  return { figures: first.replace(/^0+(?=\p{Nd})/u, ''), next: start + 1 };
}

const isScale = (word = ''): boolean => word === 'hundred' || SCALES.has(word);

/** Whether a small number goes on with the one before: `twenty five`, `three hundred five`; but `nineteen sixty` are two. */
function fits(small: number, group: number): boolean {
  if (group === 0) return true;
  return small < 10 ? group % 10 === 0 && group % 100 !== 10 : group % 100 === 0;
}
