/** Scripts that put no spaces between words: there, two neighbouring characters stand for a word. */
const UNSPACED =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+)/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** In which spellings that a reader takes for the same are the same: no case, no diacritics, no apostrophes, in any script. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase();
}

function split(text: string, ofUnspaced: (run: readonly string[]) => readonly string[]): string[] {
  return plain(text)
    .split(BETWEEN_WORDS)
    .flatMap((word) => word.split(UNSPACED).flatMap((part, n) => (n % 2 === 1 ? ofUnspaced([...part]) : part)))
    .filter((word) => word !== '');
}

const pairs = (run: readonly string[]): string[] => run.slice(1).map((character, n) => `${run[n]}${character}`);

/** The words that a text is found by. The last character of a run is one too, so that every single one is some word's beginning. */
export function indexedWords(text: string): string[] {
  return split(text, (run) => [...pairs(run), ...run.slice(-1)]);
}

/** The words that are asked for, each once. */
export function askedWords(text: string): string[] {
  return [...new Set(split(text, (run) => (run.length > 1 ? pairs(run) : run)))];
}
