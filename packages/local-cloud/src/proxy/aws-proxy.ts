import type http from 'node:http';
import type { Log } from '../logs/log.ts';
import type { Place } from '../template/identities.ts';
import { parseCall } from './parsed/parse-call.ts';
import type { ParsedCall } from './parsed/parsed-call.ts';
import { s3Operation } from './parsed/s3-call.ts';
import { type AwsAnswer, type AwsCall, awsError, ConnectionCut, type Forward, type Interceptor, pipeline } from './pipeline.ts';

export interface AwsProxyOptions {
  readonly interceptors: readonly Interceptor[];
  /** By the service's name in a signature. */
  readonly services: Readonly<Record<string, Forward>>;
  readonly place: Pick<Place, 'region' | 'accountId'>;
  readonly log: Log;
}

const CREDENTIAL = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\/aws4_request/;

/** Answers every AWS call of every function, and the operator's: a request listener for the one endpoint they all know. */
export function createAwsProxy({ interceptors, services, place, log }: AwsProxyOptions): http.RequestListener {
  const dispatch: Forward = async (call) =>
    services[call.service]?.(call) ?? awsError(400, 'UnknownService', `${call.service} is not part of the local cloud.`);
  const handle = pipeline(interceptors, dispatch);
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      handle(callOf(request, Buffer.concat(chunks), place)).then(
        (answer) => send(answer, response),
        (error: unknown) => {
          if (error instanceof ConnectionCut) return response.destroy();
          log.write({ source: 'aws', level: 'error', message: String(error), fields: { path: request.url } });
          send(awsError(500, 'InternalFailure', 'The store behind the local cloud did not answer.'), response);
        },
      );
    });
  };
}

function callOf(request: http.IncomingMessage, body: Buffer, place: AwsProxyOptions['place']): AwsCall {
  const [, accessKeyId = '', service = ''] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
  const target = String(request.headers['x-amz-target'] ?? '');
  const { method = 'POST', url: path = '/' } = request;
  const named = target.slice(target.lastIndexOf('.') + 1);
  const operation = service === 's3' ? (s3Operation({ method, path }) ?? '') : named;
  let parsed: ParsedCall | undefined;
  return {
    ...{ method, path, headers: request.headers, body, service, operation, accessKeyId },
    caller: undefined,
    environment: undefined,
    parse: () => {
      parsed ??= parseCall({ service, operation, method, path, body }, place);
      return parsed;
    },
  };
}

function send({ status, headers, body }: AwsAnswer, response: http.ServerResponse): void {
  response.writeHead(status, headersToSend(headers));
  if (Buffer.isBuffer(body)) response.end(body);
  else body.on('error', () => response.destroy()).pipe(response);
}

function headersToSend(headers: AwsAnswer['headers']): http.OutgoingHttpHeaders {
  const { connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...rest } = headers;
  return rest;
}
