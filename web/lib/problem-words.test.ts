import { ApiProblem, Unreachable } from '@factoids/client';
import { describeProblem } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { wordsOfError } from './problem-words.ts';

describe('an error in words', () => {
  test('says what the API said, which field is meant, and the reference to quote', () => {
    const errors = [{ location: '/topic', message: 'must not contain control characters' }];
    const problem = { ...describeProblem('invalid_request', 'One field does not fit.'), errors, request_id: 'req-1' };
    expect(wordsOfError(new ApiProblem(problem))).toEqual({
      title: 'The request does not fit',
      detail: 'One field does not fit.',
      hints: ['topic: must not contain control characters'],
      isRetryable: false,
      requestId: 'req-1',
    });
  });

  test('says once what the sentence of the API says already', () => {
    const errors = ['must not contain control characters', 'is too long'].map((message) => ({ location: '/message', message }));
    const problem = { ...describeProblem('invalid_request', 'message: must not contain control characters.'), errors };
    expect(wordsOfError(new ApiProblem(problem)).hints).toEqual(['message: is too long']);
  });

  test('says when to come back', () => {
    const problem = { ...describeProblem('rate_limited'), retry_after: 20 };
    expect(wordsOfError(new ApiProblem(problem))).toMatchObject({
      isRetryable: true,
      hints: ['Best tried again in 20 seconds.'],
    });
  });

  test.each(['challenge_failed', 'challenge_required', 'challenge_unavailable', 'denied', 'paused', 'store_busy'] as const)(
    'has words of its own for %s',
    (code) => {
      const words = wordsOfError(new ApiProblem(describeProblem(code)));
      expect(words.title).not.toBe(describeProblem(code).title);
    },
  );

  test('keeps the inside of an unforeseen error to itself', () => {
    expect(JSON.stringify(wordsOfError(new TypeError('x.y is not a function')))).not.toContain('function');
    expect(wordsOfError(new Unreachable('down'))).toMatchObject({ isRetryable: true, title: 'Nobody answers' });
  });
});
