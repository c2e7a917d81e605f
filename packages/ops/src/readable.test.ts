import { expect, test } from 'vitest';
import { readable } from './readable.ts';

test('one thing is a line a field', () => {
  expect(readable({ id: 'key_1', expires_at: null, api_key: 'adf' })).toBe('id         key_1\nexpires_at –\napi_key    adf');
});

test('many things stand in columns under their names, numbers to the right', () => {
  const rows = [
    { name: 'żółw', runs: 9, state: 'active' },
    { name: 'Andy’s own', runs: 1200, state: null },
  ];
  expect(readable(rows)).toBe(['name        runs  state', 'żółw           9  active', 'Andy’s own  1200  –'].join('\n'));
});

test('a column in which nothing stands is left out', () => {
  expect(readable([{ id: 'a', revoked_at: null }])).toBe('id\na');
});

test('no rows are said to be none', () => {
  expect(readable([])).toBe('nothing');
});
