import { jsonBytes } from './prompt-bytes.ts';
import { shortened } from './shortened.ts';
import type { Round, ToolResult } from './turn-state.ts';

const LEFT_OUT = JSON.stringify({ cut: true });
/** Less than this of a result tells nothing. */
const LEAST_BYTES = 200;

/** The rounds with all results together in so many bytes of the request: the newest stay whole, older ones are cut first. */
export function roundsWithin(rounds: readonly Round[], maxBytes: number): readonly Round[] {
  let left = maxBytes;
  const fit = (use: ToolResult): ToolResult => {
    const result = resultWithin(use.result, left);
    left -= jsonBytes(result);
    return { ...use, result };
  };
  return fromTheEnd(rounds, (round) => ({ ...round, results: fromTheEnd(round.results, fit) }));
}

function fromTheEnd<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  return items.toReversed().map(map).toReversed();
}

function resultWithin(result: string, left: number): string {
  if (jsonBytes(result) <= left) return result;
  if (left < LEAST_BYTES) return LEFT_OUT;
  let room = left;
  const cut = () => JSON.stringify({ cut: true, beginning: shortened(result, room) });
  // Its quotes are escaped once more in the request.
  while (room > 0 && jsonBytes(cut()) > left) room = Math.floor(room * 0.9) - 1;
  return room > 0 ? cut() : LEFT_OUT;
}
