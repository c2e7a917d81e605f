import { type ManualClock, manualClock } from '@factoids/core/testing';
import { describe, expect, it } from 'vitest';
import { storeCall, storeRead } from './store-call.ts';

const named = (name: string) => Object.assign(new Error(name), { name, $metadata: {} });
const cancelled = (...codes: string[]) =>
  Object.assign(named('TransactionCanceledException'), { CancellationReasons: codes.map((Code) => ({ Code })) });

interface Outcome {
  readonly result?: unknown;
  readonly error?: unknown;
  readonly calls: number;
  readonly elapsedMs: number;
}

/** Makes one call that fails with these errors, one a try, the last one for ever. */
async function calling(
  errors: readonly Error[],
  options: { random?: () => number; call?: typeof storeCall } = {},
): Promise<Outcome> {
  const { random = () => 0.5, call = storeCall } = options;
  const clock: ManualClock = manualClock();
  const startMs = clock.now().getTime();
  let calls = 0;
  const attempt = async () => {
    const error = errors[Math.min(calls, errors.length - 1)];
    calls += 1;
    if (error && (calls <= errors.length || errors.length === 1)) throw error;
    return 'done';
  };
  let outcome: { result?: unknown; error?: unknown } | null = null;
  let endedMs = 0;
  void call({ clock, random }, attempt)
    .then((result) => ({ result }))
    .catch((error: unknown) => ({ error }))
    .then((ended) => {
      outcome = ended;
      endedMs = clock.now().getTime();
    });
  for (let step = 0; step < 500 && outcome === null; step += 1) await clock.advance(10);
  return { ...(outcome ?? {}), calls, elapsedMs: endedMs - startMs };
}

const PASSING = [
  named('TransactionConflictException'),
  named('TransactionInProgressException'),
  named('ThrottlingException'),
  named('ProvisionedThroughputExceededException'),
  named('TimeoutError'),
  cancelled('None', 'TransactionConflict'),
  cancelled('ThrottlingError'),
];

describe('a call of the store', () => {
  it('answers what the store answers', async () => {
    expect(await storeCall({ clock: manualClock(), random: Math.random }, async () => 7)).toBe(7);
  });

  it.each(PASSING)('is made again after %s, and then succeeds', async (error) => {
    expect(await calling([error, error])).toMatchObject({ result: 'done', calls: 3 });
  });

  it('waits longer from try to try, each time by chance', async () => {
    const waits = async (random: number) =>
      (await calling([...Array(5).fill(named('ThrottlingException'))], { random: () => random })).elapsedMs;
    expect(await waits(0.999)).toBeGreaterThan(15 * (1 + 2 + 4 + 8));
    expect(await waits(0)).toBe(0);
  });

  it('is given up as busy once three seconds are used up, with its cause kept', async () => {
    const { error, calls, elapsedMs } = await calling([named('TransactionConflictException')]);
    expect(error).toMatchObject({
      code: 'store_busy',
      particulars: { retryAfterSeconds: 1 },
      cause: { name: 'TransactionConflictException' },
    });
    expect(elapsedMs).toBeGreaterThan(2_000);
    expect(elapsedMs).toBeLessThanOrEqual(3_000);
    expect(calls).toBeGreaterThan(5);
  });

  it.each([
    ['a single write', named('ConditionalCheckFailedException')],
    ['a transaction', cancelled('None', 'ConditionalCheckFailed')],
  ])('is refused at once when the condition of %s did not hold', async (_what, error) => {
    expect(await calling([error])).toMatchObject({ result: 'refused', calls: 1 });
  });

  it('does not take a conflict beside a failed condition for a refusal: it asks again', async () => {
    const both = cancelled('ConditionalCheckFailed', 'TransactionConflict');
    expect(await calling([both, both])).toMatchObject({ result: 'done', calls: 3 });
  });

  it.each([
    named('ValidationException'),
    named('AccessDeniedException'),
    named('ResourceNotFoundException'),
    cancelled('None', 'ValidationError'),
  ])('throws on what is our own fault: %s', async (error) => {
    expect(await calling([error])).toMatchObject({ error, calls: 1 });
  });

  it.each([named('CredentialsProviderError'), cancelled('ItemCollectionSizeLimitExceeded'), new Error('anything')])(
    'spends nothing on a guess: %s is busy, and not tried again',
    async (error) => {
      expect(await calling([error])).toMatchObject({ error: { code: 'store_busy', cause: error }, calls: 1 });
    },
  );
});

describe('a read of the store', () => {
  it('is never refused: that would be no answer', async () => {
    expect(await calling([named('ConditionalCheckFailedException')], { call: storeRead })).toMatchObject({
      error: { code: 'store_busy' },
    });
  });

  it('answers what the store answers', async () => {
    expect(await calling([], { call: storeRead })).toMatchObject({ result: 'done' });
  });
});
