import { describe, expect, it } from 'vitest';
import { MessageText } from './chat.ts';

describe('what is said in a chat', () => {
  it.each(['', ' \n\t\u00a0', '\u200b\u200b', '\u200d \ufe0f', '\u2060\u00ad'])('is something to see: %j', (text) => {
    expect(MessageText.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['must say something']);
  });

  it.each(['?', '🦦', '❤\ufe0f', 'क्\u200dष', 'ot\u00adters'])('may have what joins and breaks it: %j', (text) => {
    expect(MessageText.parse(text)).toBe(text);
  });
});
