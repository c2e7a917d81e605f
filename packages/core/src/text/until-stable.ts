const MOST_ROUNDS = 20;

/** Changed again and again until nothing changes any more, within reason. */
export function untilStable(text: string, change: (text: string) => string): string {
  let [before, after] = ['', text];
  for (let round = 0; round < MOST_ROUNDS && before !== after; round += 1) [before, after] = [after, change(after)];
  return after;
}
