import { CHAT_LIMITS } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../testing/index.ts';
import { turnWords } from './turn-words.ts';

describe('the words of an answer that does not end', () => {
  it.each([
    ['said', 'Otters hold hands! ', CHAT_LIMITS.answerMaxChars],
    ['never seen', '\u200b'.repeat(20), 0],
  ])('take no time to speak of once there are enough of them: %s', async (_what, piece, length) => {
    const seen: string[] = [];
    const append = async (text: string) => void seen.push(text);
    const words = turnWords({ clock: manualClock(), append, onFailure: () => undefined });
    const begunAt = performance.now();
    let raw = '';
    for (let count = 0; count < 10_000; count += 1) {
      raw += piece;
      words.say(raw);
    }
    expect(performance.now() - begunAt).toBeLessThan(3_000);
    await words.flush();
    expect(seen.join('')).toHaveLength(length);
  });
});
