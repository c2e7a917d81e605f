import { AppError, type Clock } from '@factoids/core';

const RETRY_BUDGET_MS = 3_000;
const BASE_DELAY_MS = 15;
const PASSING = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TimeoutError',
]);

/** Trying again would not help, and «busy» would hide it. */
const OUR_FAULT = new Set([
  'ValidationException',
  'AccessDeniedException',
  'ResourceNotFoundException',
  'SerializationException',
]);

export interface RetryPort {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Makes one call of the store, again with jitter while it fails for a passing reason (conflict, throttle). A condition
 * that did not hold is `'refused'`; everything else that goes wrong is `store_busy`, so that nothing is spent on a guess.
 */
export async function storeCall<Result>(port: RetryPort, call: () => Promise<Result>): Promise<Result | 'refused'> {
  const giveUpAt = port.clock.now().getTime() + RETRY_BUDGET_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      if (isOurFault(error)) throw error;
      const delayMs = port.random() * BASE_DELAY_MS * 2 ** Math.min(attempt, 6);
      if (!isPassing(error) || port.clock.now().getTime() + delayMs > giveUpAt) {
        throw new AppError('store_busy', { retryAfterSeconds: 1, cause: error });
      }
      await port.clock.sleep(delayMs);
    }
  }
}

/** As {@link storeCall} for calls without a condition. */
export async function storeRead<Result>(port: RetryPort, call: () => Promise<Result>): Promise<Result> {
  const result = await storeCall(port, call);
  if (result === 'refused') throw new AppError('store_busy', { retryAfterSeconds: 1 });
  return result;
}

function isRefusal(error: unknown): boolean {
  const codes = cancellationCodes(error);
  if (codes.length > 0) return !codes.some(isPassingReason) && codes.includes('ConditionalCheckFailed');
  return nameOf(error) === 'ConditionalCheckFailedException';
}

function isOurFault(error: unknown): boolean {
  return OUR_FAULT.has(nameOf(error)) || cancellationCodes(error).includes('ValidationError');
}

function isPassing(error: unknown): boolean {
  return PASSING.has(nameOf(error)) || cancellationCodes(error).some(isPassingReason);
}

function isPassingReason(code: string): boolean {
  return code === 'TransactionConflict' || code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof Error) || !('CancellationReasons' in error) || !Array.isArray(error.CancellationReasons)) return [];
  return error.CancellationReasons.flatMap((reason: unknown) =>
    typeof reason === 'object' && reason !== null && 'Code' in reason && typeof reason.Code === 'string' ? [reason.Code] : [],
  );
}
