import { Problem } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { ProviderError } from './runs/index.ts';

describe('AppError', () => {
  it('becomes a whole problem: what went wrong, when to come again, and which fields', () => {
    const errors = [{ location: '/topic', message: 'is too long' }];
    const problem = new AppError('store_busy', { detail: 'Come again.', retryAfterSeconds: 3, errors }).toProblem();
    expect(problem).toMatchObject({
      status: 503,
      code: 'store_busy',
      detail: 'Come again.',
      retryable: true,
      retry_after: 3,
      errors,
    });
    expect(Problem.parse(problem)).toEqual(problem);
  });

  it('says only what is known', () => {
    const problem = new AppError('not_found').toProblem();
    expect(Object.keys(problem).sort()).toEqual(['code', 'detail', 'retryable', 'status', 'title', 'type']);
    expect(problem.detail.length).toBeGreaterThan(3);
  });

  it('never shows its cause to the caller', () => {
    const cause = new Error('key sk-or-v1-abc at 10.0.0.7');
    expect(JSON.stringify(new AppError('queue_unavailable', { cause }).toProblem())).not.toMatch(/sk-or|10\.0/);
  });
});

describe('ProviderError', () => {
  it('counts as billed unless the provider is known to have refused', () => {
    expect(new ProviderError('provider_failed')).toMatchObject({ billed: true, usage: null, generationId: null });
    expect(new ProviderError('provider_busy', { billed: false, retryAfterSeconds: 7 }).toProblem()).toMatchObject({
      retry_after: 7,
    });
  });
});
