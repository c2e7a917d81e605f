import { nanoUsd } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardShares, splitEvenly, takeFromShards } from './shard-rooms.ts';

const amounts = fc.integer({ min: 0, max: 2_000 }).map(nanoUsd);
const shards = fc.array(amounts, { minLength: 1, maxLength: 16 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('shards', () => {
  it('split a whole without losing or inventing anything', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 16 }), (total, parts) => {
        const shares = splitEvenly(total, parts);
        expect(sum(shares)).toBe(total);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never let the whole go above the limit when every shard fills its share, unless it was above already', () => {
    fc.assert(
      fc.property(amounts, shards, (limit, committed) => {
        const shares = shardShares(limit, committed);
        const filled = committed.map((value, index) => Math.max(value, shares[index] ?? 0));
        expect(sum(filled)).toBeLessThanOrEqual(Math.max(limit, sum(committed)));
      }),
    );
  });

  it('leave the whole limit usable while no shard is above its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), amounts, (count, limit) => {
        expect(sum(shardShares(limit, Array(count).fill(nanoUsd(0))))).toBe(limit);
      }),
    );
  });

  it('give an amount exactly when all rooms together have it, and never more than a room', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(500), { minLength: 1, maxLength: 16 }), fc.nat(15), (amount, rooms, preferred) => {
        const pieces = takeFromShards(amount, rooms, preferred % rooms.length);
        expect(pieces !== null).toBe(sum(rooms) >= amount);
        expect(sum([...(pieces ?? [])].map(([, piece]) => piece))).toBe(pieces === null ? 0 : amount);
        for (const [index, piece] of pieces ?? []) expect(piece).toBeLessThanOrEqual(rooms[index] ?? 0);
      }),
    );
  });
});
