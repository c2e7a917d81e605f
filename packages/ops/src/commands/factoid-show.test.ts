import { sampleFactoid } from '@factoids/core/testing';
import { expect, test } from 'vitest';
import { factoidFields } from './factoid-show.ts';

test('a factoid that was checked shows what the check came to, and which model says so', () => {
  const verdict = {
    ...{ value: 'contradicted' as const, because: 'Two sources say otherwise.', sources: [], model: 'acme/small' },
    checked_at: '2026-11-22T10:00:00.000Z',
  };
  expect(factoidFields(sampleFactoid(1, { verdict }))).toMatchObject({
    verdict: 'contradicted, said acme/small at 2026-11-22T10:00:00.000Z: Two sources say otherwise.',
  });
  expect(factoidFields(sampleFactoid(1))).toMatchObject({ verdict: null });
});
