import { type NanoUsd, nanoUsd } from '@factoids/contracts';

/** `total` in `parts` whole shares that differ by one at the most. */
export function splitEvenly(total: number, parts: number): number[] {
  const share = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, index) => share + (index < total - share * parts ? 1 : 0));
}

/**
 * The most that each shard's `committed` may be, so that no set of admissions that each keep to their shard's share can
 * take the whole above `limit`. A shard that is above its even share already (the limit was lowered) keeps what it has; the
 * others share what is left, and since it can only go down, what they were promised stays true.
 */
export function shardShares(limit: NanoUsd, committed: readonly NanoUsd[]): NanoUsd[] {
  const over = new Set<number>();
  for (;;) {
    const kept = [...over].reduce((sum, index) => sum + (committed[index] ?? 0), 0);
    const open = committed.map((_, index) => index).filter((index) => !over.has(index));
    if (open.length === 0) return committed.map(() => nanoUsd(0));
    const shares = splitEvenly(Math.max(0, limit - kept), open.length);
    const grown = open.filter((index, at) => (committed[index] ?? 0) > (shares[at] ?? 0));
    if (grown.length === 0) {
      return committed.map((_, index) => nanoUsd(over.has(index) ? 0 : (shares[open.indexOf(index)] ?? 0)));
    }
    for (const index of grown) over.add(index);
  }
}

/** An amount taken from shards: the preferred one alone when it has the room, else from as many as it takes; null when all of them have too little. */
export function takeFromShards(amount: NanoUsd, rooms: readonly number[], preferred: number): Map<number, NanoUsd> | null {
  if ((rooms[preferred] ?? 0) >= amount) return new Map([[preferred, amount]]);
  const byRoom = rooms.map((room, index) => ({ room: Math.max(0, room), index })).sort((a, b) => b.room - a.room);
  const whole = byRoom.find(({ room }) => room >= amount);
  if (whole) return new Map([[whole.index, amount]]);
  const pieces = new Map<number, NanoUsd>();
  let left: number = amount;
  for (const { room, index } of byRoom) {
    if (left === 0 || room === 0) break;
    pieces.set(index, nanoUsd(Math.min(room, left)));
    left -= Math.min(room, left);
  }
  return left === 0 ? pieces : null;
}
