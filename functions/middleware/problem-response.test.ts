import { PROBLEM_CODES, PROBLEM_KINDS, Problem } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { problemResponse } from './problem-response.ts';

function answerTo(error: unknown) {
  const { statusCode, headers, body } = problemResponse(error, 'req-1', '/api/factoids/generate');
  return { statusCode, headers, problem: JSON.parse(String(body)) };
}

describe('a problem on its way out', () => {
  it.each(PROBLEM_CODES)('%s has its status, its request id and its place', (code) => {
    const { statusCode, headers, problem } = answerTo(new AppError(code));
    expect(Problem.parse(problem)).toEqual(problem);
    expect(statusCode).toBe(PROBLEM_KINDS[code].status);
    expect(problem).toMatchObject({ code, request_id: 'req-1', instance: '/api/factoids/generate' });
    expect(headers).toEqual({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  });

  it('says when to come again, in the header as in the body', () => {
    const { headers, problem } = answerTo(new AppError('store_busy', { retryAfterSeconds: 0 }));
    expect([headers['retry-after'], problem.retry_after]).toEqual(['0', 0]);
  });

  it.each([
    new Error('secret of the house'),
    new TypeError('secret'),
    'secret',
    undefined,
    { code: 'not_found', detail: 'secret' },
  ])('shows its request id and nothing else of a fault that nobody foresaw: %s', (error) => {
    const { statusCode, problem } = answerTo(error);
    expect([statusCode, problem.code, problem.request_id]).toEqual([500, 'internal', 'req-1']);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
