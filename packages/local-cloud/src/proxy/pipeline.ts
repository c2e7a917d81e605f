import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { CallingEnvironment } from './calling-environment.ts';
import type { ParsedCall } from './parsed/parsed-call.ts';

/** One call of an AWS API on its way through the proxy. */
export interface AwsCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** From the signature's scope: dynamodb, sqs, s3, ssm, lambda, apigateway, sts. */
  readonly service: string;
  /** `PutItem`, where the protocol names it in a header, and of S3; else empty. */
  readonly operation: string;
  readonly accessKeyId: string;
  /** The function's ARN, or `operator`; undefined for a key that nobody was given. */
  readonly caller: string | undefined;
  /** The function's environment that calls; undefined for the operator. */
  readonly environment: CallingEnvironment | undefined;
  /** What it asks for: parsed at the first call, and once only. */
  readonly parse: () => ParsedCall;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | Readable;
}

/** Thrown by an interceptor: the caller's connection is cut, and it learns nothing. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
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

interface S3Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An error as S3 writes it; to HEAD there is no body. */
export function s3Error({ method }: Pick<AwsCall, 'method'>, { status, code, message }: S3Failure): AwsAnswer {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const requestId = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  const inner = `<Code>${code}</Code><Message>${text}</Message><RequestId>${requestId}</RequestId><HostId>local</HostId>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`;
  const headers = { 'content-type': 'application/xml', 'x-amz-request-id': requestId, 'x-amz-id-2': 'local' };
  return { status, headers, body: Buffer.from(method === 'HEAD' ? '' : xml) };
}

export function awsJson(value: unknown, status = 200): AwsAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(JSON.stringify(value)) };
}
