import { describe, expect, it } from 'vitest';
import { textFieldReader } from './text-field-reader.ts';

function growth(json: string): string[] {
  const reader = textFieldReader();
  return json.split('').flatMap((char) => reader.push(char) ?? []);
}

describe('a text that is read while it is written', () => {
  it.each([
    ['quotes, line breaks and letters by number', { text: 'a "b" \\ c\n\té ☃ 🦦/', subject: 'x' }],
    ['braces and commas', { text: '}{][,:"text":"no"', subject: 'x' }],
    [
      'other fields first',
      { subject: 'text', tags: ['text', { text: 'inner' }], more: { text: 'inner' }, n: 1.5, ok: true, text: 'outer' },
    ],
  ])('comes out letter by letter and exact with %s', (_name, value) => {
    for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2), asciiOnly(JSON.stringify(value))]) {
      const shown = growth(json);
      expect(shown.at(-1)).toBe(value.text);
      expect(shown.every((text) => value.text.startsWith(text))).toBe(true);
      expect(shown.every((text) => text.isWellFormed())).toBe(true);
    }
  });

  it.each([
    '',
    'no json',
    '{"subject": "text"}',
    '{"text": 5}',
    '{"text": null, "x": "text"}',
    '["text", "a"]',
    '{"other": {"text": "a"}}',
  ])('shows nothing for %s', (json) => {
    expect(growth(json)).toEqual([]);
  });

  it('passes over a sentence and a fence before the object', () => {
    expect(growth('Sure "text": "no"\n```json\n{"text":"yes"}').at(-1)).toBe('yes');
  });
});

function asciiOnly(json: string): string {
  return json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
