/** The normal quantile of a 95 % interval. */
const Z = 1.959964;

/**
 * The lower bound of the Wilson score interval (E. B. Wilson, 1927) of the share of votes that are for it, from 0 to 1: few votes
 * are trusted less than many. 0 without a vote.
 *
 * It is the smaller root of a quadratic whose roots multiply to share² / (1 + Z² / count), and is taken from the greater one: the textbook's form
 * subtracts two nearly equal numbers, which leaves a trace above nothing where nobody voted for it.
 */
export function wilsonLowerBound({ up, down }: { readonly up: number; readonly down: number }): number {
  const count = up + down;
  if (count === 0) return 0;
  const share = up / count;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * count)) / count);
  return (share * share) / (share + (Z * Z) / (2 * count) + spread);
}
