import { CHAT_LIMITS } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { answerCost, chatCost } from './chat-costs.ts';
import { lengthWords, MESSAGE_MAX_CHARS, whyNotSent } from './chat-words.ts';

const cost = (cost_usd: string | null) => ({
  role: 'assistant' as const,
  usage: { prompt_tokens: null, completion_tokens: null, cost_usd },
});
const person = { role: 'user' as const, usage: null };

describe('what a chat has cost', () => {
  test('is unknown while nobody knows it, and never nothing', () => {
    expect(answerCost(cost(null))).toBe('–');
    expect(answerCost(person)).toBe('–');
    expect(chatCost([person])).toBe('–');
    expect(chatCost([person, cost(null)])).toBe('–');
  });

  test('is the sum of its answers, or more where one is not known yet', () => {
    expect(answerCost(cost('0.000412000'))).toBe('$0.00041');
    expect(chatCost([person, cost('0.000400000'), person, cost('0.000200000')])).toBe('$0.0006');
    expect(chatCost([cost('0.000400000'), cost(null)])).toBe('over $0.0004');
  });
});

describe('a message in the field', () => {
  test('is counted once it is long, in the contract’s own number', () => {
    expect(MESSAGE_MAX_CHARS).toBe(CHAT_LIMITS.messageMaxChars);
    expect(lengthWords('a'.repeat(6_999))).toBeNull();
    expect(lengthWords(`${'a'.repeat(7_000)}\n`)).toBe('7,000 of 8,000 characters');
    expect(lengthWords('a'.repeat(8_001))).toBe('1 character too many');
    expect(lengthWords('a'.repeat(9_001))).toBe('1,001 characters too many');
  });

  test('can be sent unless it is empty, too long, or something is being answered', () => {
    expect(whyNotSent('a'.repeat(8_000), false)).toBeNull();
    expect(whyNotSent('a'.repeat(8_001), false)).toContain('too long');
    expect(whyNotSent(' \n', false)).toContain('nothing');
    expect(whyNotSent('a', true)).toContain('when the answer is there');
  });
});
