import { FACTOID_LIMITS, Factoid, FactoidId } from '@factoids/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFactoidStore, sampleFactoid } from '../testing/index.ts';
import { readDraft } from './draft.ts';
import { subjectKey, viewFactoid } from './factoid.ts';
import { getFactoid } from './get-factoid.ts';

const GOOD = { text: 'Sea otters hold hands.', subject: 'Otters', emoji: '🦦' };

describe("a model's answer", () => {
  it('becomes a draft of plain text', () => {
    const output = { text: ' **Sea otters** hold\nhands. ', subject: '<b>Otters</b>', emoji: 'Here: 🦦!' };
    expect(readDraft(output)).toEqual({ draft: GOOD });
  });

  it('gets an emoji when it has none', () =>
    expect(readDraft({ ...GOOD, emoji: 'otter' })).toMatchObject({ draft: { emoji: '💡' } }));

  it.each([
    ['nothing', null, 'JSON object'],
    ['a list', [GOOD], 'JSON object'],
    ['a missing subject', { text: GOOD.text, emoji: '🦦' }, 'JSON object'],
    ['a number for text', { ...GOOD, text: 7 }, 'JSON object'],
    ['an empty text', { ...GOOD, text: ' \n' }, 'empty'],
    ['a text that is all markup', { ...GOOD, text: '<br><br>' }, 'empty'],
    ['an empty subject', { ...GOOD, subject: '' }, 'empty'],
    ['a text that is too long', { ...GOOD, text: 'x'.repeat(FACTOID_LIMITS.textMaxChars + 1) }, 'longer than 400'],
    ['a subject that is too long', { ...GOOD, subject: 'x'.repeat(FACTOID_LIMITS.subjectMaxChars + 1) }, 'longer than 60'],
  ])('is not published, and the model is told why: %s', (_what, output, reason) => {
    expect(readDraft(output)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it('is published at exactly the limits', () => {
    const output = {
      ...GOOD,
      text: 'x'.repeat(FACTOID_LIMITS.textMaxChars),
      subject: 'y'.repeat(FACTOID_LIMITS.subjectMaxChars),
    };
    expect(readDraft(output)).toHaveProperty('draft');
  });

  it('never breaks the reader, whatever a model writes', () => {
    fc.assert(
      fc.property(fc.anything(), (output) => {
        expect(Object.keys(readDraft(output))).toHaveLength(1);
      }),
    );
  });
});

describe('the key of a subject', () => {
  it.each([
    ['Otters', 'otters'],
    ['  Sea OTTERS! ', 'sea-otters'],
    ['Café au lait', 'cafe-au-lait'],
    ['Cafe\u0301 au lait', 'cafe-au-lait'],
    ['Żółw', 'zołw'],
    ['Выдры', 'выдры'],
    ['ВЫДРЫ', 'выдры'],
    ['カワウソ', 'カワウソ'],
    ['ｶﾜｳｿ', 'カワウソ'],
    ['水獭', '水獭'],
    ['ثعالب الماء', 'ثعالب-الماء'],
    ['Apollo 11', 'apollo-11'],
    ['İstanbul', 'istanbul'],
    ['🦦', ''],
  ])('of %j is %j', (subject, key) => expect(subjectKey(subject)).toBe(key));

  it('finds the same factoids however it is written: with its own key too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (subject) => {
        const key = subjectKey(subject);
        expect(subjectKey(key)).toBe(key);
        expect(subjectKey(` ${subject}!`)).toBe(key);
        expect(key).not.toMatch(/^-|-$|\s/);
      }),
    );
  });
});

describe('reading factoids', () => {
  const records = [1, 2, 3].map((n) => sampleFactoid(n));
  const deps = { factoids: memoryFactoidStore(new Map(records.map((record) => [record.id, record]))) };

  it('shows one as the API promises, and nothing of its run', async () => {
    const view = await getFactoid({ deps, id: sampleFactoid(2).id });
    expect(Factoid.parse(view)).toEqual(view);
    expect(view).toMatchObject({ id: sampleFactoid(2).id, cost_usd: '0.000018450' });
    expect(view).not.toHaveProperty('runId');
  });

  it('says null while the cost is not known', () => expect(viewFactoid(sampleFactoid(1, { cost: null })).cost_usd).toBeNull());

  it('is not_found for an id that nobody gave out', async () => {
    const id = FactoidId.parse('fct_03q9gb7pm00000000000000999');
    await expect(getFactoid({ deps, id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
