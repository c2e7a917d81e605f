import { expect, it } from 'vitest';
import { memoryWorld } from './memory-world.ts';
import { prove } from './prove.ts';

const SEQUENCES = 5_000;

it(`holds every ceiling at every step and leaks nothing, in ${SEQUENCES} random interleavings`, {
  timeout: 180_000,
}, async () => {
  const seed = Date.now() % 1_000_000_000;
  const { failure } = await prove({ makeWorld: memoryWorld, sequences: SEQUENCES, seed, longest: 40 });
  expect(failure).toBeNull();
});
