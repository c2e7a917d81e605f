import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { systemClock } from '../clock.ts';
import { command } from '../command.ts';
import { resourceName, type Target } from '../target.ts';

const Options = z.strictObject({
  schedule: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is the short name of a function, for example reap-runs'),
});

const Failure = z.object({ errorMessage: z.string() });

/** Calls the function of a schedule once, now, and waits for its answer. Its own schedule goes on as before. */
export const scheduleRun = command({
  summary: 'runs the function of a schedule once, now (reap-runs)',
  options: Options,
  positionals: ['schedule'],
  plan: async ({ target }, { schedule }) => ({ would: 'invoke', function: resourceName(target, schedule) }),
  async run({ target }, { schedule }) {
    const functionName = resourceName(target, schedule);
    const startedAt = performance.now();
    const answer = await invoke(target, functionName);
    return { function: functionName, took_ms: Math.round(performance.now() - startedAt), answer };
  },
});

/** @returns the function's answer as JSON text. */
async function invoke(target: Target, functionName: string): Promise<string> {
  // An answer that got lost must not run it a second time; a function may take longer than the SDK would wait.
  const client = new LambdaClient({ ...target.aws, maxAttempts: 1, requestHandler: { requestTimeout: 120_000 } });
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
