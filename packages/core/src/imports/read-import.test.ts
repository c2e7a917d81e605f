import { describe, expect, it } from 'vitest';
import { readImport } from './read-import.ts';

const NOW = new Date('2099-11-22T09:00:00.000Z');
const GOOD = { text: 'Sea otters hold hands.', subject: 'Otters' };
const read = (...lines: readonly (string | object)[]) =>
  readImport(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'), NOW);

describe('a file of factoids', () => {
  it.each([
    ['no JSON', 'Sea otters hold hands.', /^It is not JSON\.$/],
    ['no object', '"text"', /object/],
    ['no subject', { text: 'Sea otters hold hands.' }, /^subject: /],
    ['an unknown field', { ...GOOD, topic: 'Otters' }, /topic/],
    ['an empty text', { ...GOOD, text: ' \n ' }, /empty/],
    ['a text that is too long', { ...GOOD, text: 'x'.repeat(401) }, /longer than 400/],
    ['a subject that is too long', { ...GOOD, subject: 'x'.repeat(61) }, /longer than 60/],
    ['markup in the text', { ...GOOD, text: 'Sea otters <b>hold</b> hands.' }, /^The text holds markup/],
    ['something invisible in the subject', { ...GOOD, subject: 'Otters\u200b' }, /^The subject holds markup or invisible/],
    ['no time', { ...GOOD, created_at: 'yesterday' }, /^created_at: is no time/],
    ['a time to come', { ...GOOD, created_at: '2099-11-22T09:00:01Z' }, /future/],
    ['no id', { ...GOOD, id: 'fct_1' }, /^id: /],
    ['an id from the future', { ...GOOD, id: 'fct_7zzzzzzzzz0000000000000000' }, /future/],
  ])('with %s in a line says which line it is, and keeps the others', (_what, bad, reason) => {
    const file = read({ ...GOOD, text: 'The first.' }, '', bad, { ...GOOD, text: 'The last.' });
    expect(file.bad).toEqual([{ line: 3, reason: expect.stringMatching(reason) }]);
    expect(file.good.map(({ line, text }) => [line, text])).toEqual([
      [1, 'The first.'],
      [4, 'The last.'],
    ]);
  });

  it('says each thing once, however it is written', () => {
    const file = read(GOOD, { ...GOOD, text: 'SEA OTTERS hold hands!' }, { ...GOOD, text: 'Sea otters do not.' });
    expect([file.good.map(({ line }) => line), file.repeats, file.bad]).toEqual([[1, 3], 1, []]);
  });

  it('has an id once', () => {
    const id = 'fct_01kapqxxr0000000000000000a';
    expect(read({ ...GOOD, id }, { text: 'Else.', subject: 'Else', id }).bad).toEqual([
      { line: 2, reason: 'Its id stands in an earlier line.' },
    ]);
  });

  it('is known by what stands in it', () => {
    expect(read(GOOD).hash).toBe(read(GOOD).hash);
    expect(read(GOOD).hash).not.toBe(read(GOOD, GOOD).hash);
  });
});
