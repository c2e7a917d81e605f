const TINTS = 6;

/** One of the six inks that a card is printed in: always the same for a subject. */
export function tintOf(subject: string): number {
  let sum = 0;
  for (const character of subject.toLowerCase()) sum = (sum * 33 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % TINTS;
}
