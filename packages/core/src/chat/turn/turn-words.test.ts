import { CHAT_LIMITS } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../testing/index.ts';
import { turnWords } from './turn-words.ts';

/** Looking at all of it each time would take minutes, and the test's time would be over. */
const MORE_THAN_MATTERS = 40_000;

describe('the words of an answer that does not end', () => {
  it.each([
    ['said', 'Otters hold hands! ', CHAT_LIMITS.answerMaxChars],
    ['never seen', '\u200b'.repeat(20), 0],
  ])('are not looked at any more once there are enough of them: %s', async (_what, piece, length) => {
    const seen: string[] = [];
    const append = async (text: string) => void seen.push(text);
    const words = turnWords({ clock: manualClock(), append, onFailure: () => undefined });
    let raw = '';
    for (let count = 0; count < MORE_THAN_MATTERS; count += 1) {
      raw += piece;
      words.say(raw);
    }
    await words.flush();
    expect(seen.join('')).toHaveLength(length);
  });
});
