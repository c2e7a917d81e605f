import type { PoolAnswer } from './pool.ts';
import { errorMessageOf } from './runtime-api.ts';

/**
 * What a caller of the Lambda API gets: the answer parsed from JSON, or the text of a stream.
 * @throws an Error with the function's message when it failed, or was refused an environment.
 */
export async function answerValue(answer: PoolAnswer): Promise<unknown> {
  if (answer.kind === 'payload') return JSON.parse(answer.payload.toString());
  if (answer.kind === 'stream') return Buffer.concat(await answer.body.toArray()).toString();
  throw new Error(answer.kind === 'function_error' ? errorMessageOf(answer.payload) : answer.message);
}
