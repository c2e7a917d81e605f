import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { systemClock } from './clock.ts';
import type { Target } from './target.ts';

const Failure = z.object({ errorMessage: z.string() });

interface Invocation {
  readonly functionName: string;
  /** Longer than the function may take. */
  readonly timeoutMs: number;
}

/** Calls a function once, as the operator. @returns its answer as JSON text. @throws an Error in the function's words when it fails */
export async function invoke(target: Target, { functionName, timeoutMs }: Invocation): Promise<string> {
  // An answer that got lost must not run it a second time; a function may take longer than the SDK would wait.
  const client = new LambdaClient({ ...target.aws, maxAttempts: 1, requestHandler: { requestTimeout: timeoutMs } });
  const event = { source: 'operator', time: systemClock.now().toISOString(), detail: {} };
  const sent = client.send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }));
  const { FunctionError, Payload } = await sent.catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
    throw new Error(`There is no function ${functionName}: is the name right, and the stage deployed?`, { cause: error });
  });
  const text = Payload?.transformToString() ?? '';
  if (FunctionError !== undefined) throw new Error(`${functionName} failed: ${messageIn(text)}`);
  return text || 'null';
}

function messageIn(text: string): string {
  const failure = Failure.safeParse(JSON.parse(text || 'null'));
  return failure.success ? failure.data.errorMessage : text;
}
