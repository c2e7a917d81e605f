import type { LambdaService } from '../../lambda/lambda-service.ts';
import type { PoolAnswer } from '../../lambda/pool.ts';
import { type AwsAnswer, awsError, type Forward } from '../pipeline.ts';

const CONFIGURATION = /^\/2015-03-31\/functions\/([^/?]+)\/configuration(?:\?|$)/;
const INVOKE = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?|$)/;

/** The Lambda API's Invoke, which waits for the answer or with `X-Amz-Invocation-Type: Event` only takes the event, and GetFunctionConfiguration. */
export function lambdaService(lambda: () => Pick<LambdaService, 'find' | 'invoke'> | undefined): Forward {
  return async (call) => {
    const service = lambda();
    const shown = CONFIGURATION.exec(call.path)?.[1];
    if (call.method === 'GET' && shown !== undefined && service) return configurationOf(service, decodeURIComponent(shown));
    const name = INVOKE.exec(call.path)?.[1];
    if (call.method !== 'POST' || name === undefined || !service) {
      return awsError(400, 'UnknownOperationException', `The local cloud does not answer ${call.method} ${call.path}.`);
    }
    const target = service.find(decodeURIComponent(name));
    if (!target) return notFound(decodeURIComponent(name));
    const event = parseEvent(call.body);
    if (event === undefined) return awsError(400, 'InvalidRequestContentException', 'Could not parse request body into json.');
    const type = call.headers['x-amz-invocation-type'];
    if (type === 'DryRun') return answerOf(204, Buffer.alloc(0));
    // What a function calls belongs to the request that it works on.
    const running = service.invoke(target.arn, event.value, call.environment?.invocation?.requestId);
    if (type !== 'Event') return invokeAnswer(await running);
    running.catch(() => {});
    return answerOf(202, Buffer.alloc(0));
  };
}

function configurationOf(service: Pick<LambdaService, 'find'>, name: string): AwsAnswer {
  const target = service.find(name);
  if (!target) return notFound(name);
  const { arn, handler, memoryMb, timeoutMs, environment } = target;
  const shown = {
    FunctionName: target.name,
    FunctionArn: arn,
    Handler: handler,
    MemorySize: memoryMb,
    Timeout: timeoutMs / 1000,
    Environment: { Variables: environment },
  };
  return answerOf(200, Buffer.from(JSON.stringify(shown)));
}

function notFound(name: string): AwsAnswer {
  return awsError(404, 'ResourceNotFoundException', `Function not found: ${name}`);
}

async function invokeAnswer(answer: PoolAnswer): Promise<AwsAnswer> {
  if (answer.kind === 'throttled') return awsError(429, 'TooManyRequestsException', answer.message);
  if (answer.kind === 'payload') return answerOf(200, answer.payload);
  if (answer.kind === 'stream') return answerOf(200, Buffer.concat(await answer.body.toArray()));
  const payload = answer.kind === 'failed' ? Buffer.from(JSON.stringify({ errorMessage: answer.message })) : answer.payload;
  return answerOf(200, payload, { 'x-amz-function-error': 'Unhandled' });
}

function answerOf(status: number, body: Buffer, headers: Record<string, string> = {}): AwsAnswer {
  return { status, headers: { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST', ...headers }, body };
}

function parseEvent(body: Buffer): { value: unknown } | undefined {
  try {
    return { value: body.length === 0 ? {} : JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}
