import http from 'node:http';

export interface AwsJsonCall {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string;
  readonly service: 'dynamodb' | 'sqs';
  /** `DynamoDB_20120810.CreateTable` */
  readonly target: string;
  readonly body: unknown;
  readonly signal?: AbortSignal;
}

const agent = new http.Agent({ keepAlive: true });

/**
 * One call in AWS's JSON protocol, as the local cloud makes them itself. The stores check no signature.
 * @throws an Error named after the exception that the service answers.
 */
export function awsJsonCall({ endpoint, service, target, body, signal }: AwsJsonCall): Promise<unknown> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(payload),
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=AKIALOCALCLOUD/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    };
    const request = http.request(endpoint, { method: 'POST', agent, headers, ...(signal && { signal }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text === '' ? {} : JSON.parse(text));
        else reject(new AwsJsonError(text));
      });
    });
    request.on('error', reject);
    request.end(payload);
  });
}

export class AwsJsonError extends Error {
  constructor(answer: string) {
    super(answer);
    this.name = /"__type"\s*:\s*"(?:[^"]*#)?([^"#]+)"/.exec(answer)?.[1] ?? 'AwsJsonError';
  }
}
