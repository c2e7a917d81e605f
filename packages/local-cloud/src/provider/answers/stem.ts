const STOP_WORDS = new Set(
  `a about after again all also an and any anything are as ask at be because been but by can could did do does each else ever every
  facts fact factoid factoids few for from get give go had has have he her here hers him his how i if in interesting into is it its
  just know known let like make many me more most much my new no not of on one only or other our out please random really say
  short should so some something surprise surprising tell than that the their them then there these they thing things this those to
  told too topic up us very was we were what when where which while who why will with would write you your`.split(/\s+/),
);

/** The words of a text that carry meaning, in a light stem: lower case, no accents, no plural. */
export function stemsOf(text: string): string[] {
  return keywordsOf(text).map(stem);
}

/** The words of a text that carry meaning: lower case, no accents. */
export function keywordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\p{N}/u.test(word)));
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^su]s$/.test(word)) return word.slice(0, -1);
  return word;
}
