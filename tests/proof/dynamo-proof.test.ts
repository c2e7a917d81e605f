import { prove } from '@factoids/core/proof';
import { expect, it } from 'vitest';
import { useLocalCloud } from '../flows/local-cloud.ts';
import { keepAllItems } from '../storage/lasting-items.ts';
import { dynamoWorlds } from './dynamo-worlds.ts';

const SEQUENCES = 200;
const cloud = useLocalCloud();
keepAllItems(cloud);

it(`holds every ceiling at every step and leaks nothing, in ${SEQUENCES} interleavings on DynamoDB`, {
  timeout: 300_000,
}, async () => {
  const seed = Date.now() % 1_000_000_000;
  const { failure } = await prove({ makeWorld: dynamoWorlds(cloud()), sequences: SEQUENCES, seed, longest: 12, shrinks: false });
  expect(failure).toBeNull();
});
