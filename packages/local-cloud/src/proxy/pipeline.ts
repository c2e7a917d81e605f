import type { Readable } from 'node:stream';

/** One call of an AWS API on its way through the proxy. */
export interface AwsCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** From the signature's scope: dynamodb, sqs, ssm, apigateway, sts. */
  readonly service: string;
  /** `PutItem`, where the protocol names it in a header. */
  readonly operation: string;
  readonly accessKeyId: string;
  /** The function's ARN, or `operator`; undefined for a key that nobody was given. */
  readonly caller: string | undefined;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | Readable;
}

export type Forward = (call: AwsCall) => Promise<AwsAnswer>;

/** A step of the proxy: it may refuse, change, count or delay a call, or lose its answer, around `next`. */
export type Interceptor = (call: AwsCall, next: Forward) => Promise<AwsAnswer>;

/** The first interceptor sees a call first and its answer last. */
export function pipeline(interceptors: readonly Interceptor[], forward: Forward): Forward {
  return interceptors.reduceRight<Forward>((next, interceptor) => (call) => interceptor(call, next), forward);
}

/** An error as AWS's JSON protocols write it. */
export function awsError(status: number, type: string, message: string): AwsAnswer {
  const body = Buffer.from(JSON.stringify({ __type: type, message, Message: message }));
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type }, body };
}

export function awsJson(value: unknown, status = 200): AwsAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(JSON.stringify(value)) };
}
