import { describe, expect, it } from 'vitest';
import { describeProblem, isProblemCode, PROBLEM_CODES, PROBLEM_KINDS, Problem } from './problem.ts';

/** Nothing that the caller has to change first may be called retryable: that is how retry storms begin. */
const MAY_RETRY = [409, 429, 500, 502, 503, 504];

describe('the problem table', () => {
  it.each(PROBLEM_CODES)('%s is a whole problem', (code) => {
    const problem = describeProblem(code);
    expect(Problem.parse(problem)).toEqual(problem);
    expect(problem).toMatchObject({ code, status: PROBLEM_KINDS[code].status });
    expect(problem.type).toMatch(/^\/problems\/[a-z-]+$/);
    expect(problem.title).not.toMatch(/\.$/);
  });

  it.each(PROBLEM_CODES)('%s is retryable only with a status that means later', (code) => {
    const { status, retryable } = PROBLEM_KINDS[code];
    expect(retryable).toBe(MAY_RETRY.includes(status));
  });

  it('knows its own codes only', () => {
    expect(isProblemCode('not_found')).toBe(true);
    for (const stranger of ['', 'NOT_FOUND', 'toString', 'constructor', '__proto__']) expect(isProblemCode(stranger)).toBe(false);
  });

  it('says the detail it is given', () => {
    expect(describeProblem('not_found', 'There is no factoid of this id.').detail).toBe('There is no factoid of this id.');
  });
});
